"""What the Helpdesk reads. Always Indonesian, whatever language the window speaks."""

from __future__ import annotations

from desktop.domain.complaint import FormField

# Neither "gagal" nor "tidak valid": a complaint can follow either, and the two are never mixed up.
OPENING = (
    "Yth. Tim SATUSEHAT, profil SATUSEHAT Mobile pasien berikut belum terverifikasi setelah proses "
    "verifikasi (KYC) di fasyankes kami. Mohon bantuannya."
)
MESSAGE = "{opening}\nNama: {name}\nNIK: {nik}\nEmail: {email}"

# The form's own words (guide, part B), in its order.
LABELS = {
    FormField.REPORTER_NAME: "Nama pelapor",
    FormField.REPORTER_EMAIL: "Email",
    FormField.REPORTER_PHONE: "Nomor telepon",
    FormField.CATEGORY: "Kategori",
    FormField.NEED: "Kebutuhan",
    FormField.MESSAGE: "Pesan",
    FormField.PORTAL_PICTURE: "Lampiran, halaman sukses web Portal KYC",
    FormField.PROFILE_PICTURE: "Lampiran, Profil SSM pengguna",
}
