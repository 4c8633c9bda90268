"""The phrases as data: what they say of a text however it is written, and what a broken file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.case import Observation
from desktop.domain.sight import Block, BlockKind, Sighting
from desktop.portal import Phrases, PhrasesInvalid, is_retry, load_phrases, observe
from desktop.portal.sentences import sentences
from tests.portal.desk import PHRASES
from tests.run_mode import examples

Seen = Observation
SHIPPED = load_phrases(PHRASES)
MESSAGES = {
    "Verifikasi profil belum berhasil": Seen.FAILED,
    "Proses Verifikasi Belum Berhasil": Seen.FAILED,
    "Mohon maaf, verifikasi pengguna gagal": Seen.FAILED,
    "Validasi data gagal karena gangguan jaringan": Seen.FAILED,
    "Verifikasi profil tidak dapat diproses saat ini": Seen.FAILED,
    "Verifikasi profil berhasil": Seen.SUCCEEDED,
    "Verifikasi berhasil!": Seen.SUCCEEDED,
    "Profil pasien telah terverifikasi": Seen.SUCCEEDED,
    "Selamat, profil berhasil diverifikasi": Seen.SUCCEEDED,
    "Verifikasi tidak valid": Seen.INVALID,
    "KYC tidak valid": Seen.INVALID,
    "Identitas pasien tidak cocok": Seen.INVALID,
    "Data tidak sesuai": Seen.INVALID,
    "Proses KYC berhasil namun identitas pasien tidak cocok": Seen.INVALID,
    "Kode akses salah": Seen.CODE_WRONG,
    "Kode tidak ditemukan": Seen.CODE_WRONG,
    "Verifikasi kode gagal": Seen.CODE_WRONG,
    "Kode akses tidak valid atau sudah kedaluwarsa": Seen.CODE_WRONG,
    "Kode kedaluwarsa atau salah": Seen.CODE_EXPIRED,
    "Kode akses sudah kedaluwarsa": Seen.CODE_EXPIRED,
    "Kode Anda telah kadaluarsa": Seen.CODE_EXPIRED,
    "Masa berlaku kode habis": Seen.CODE_EXPIRED,
    "Batas maksimal percobaan sudah tercapai": Seen.LAST_POPUP,
    "Mengirim validasi": Seen.SUBMITTING,
    "Validasi sedang diproses": Seen.SUBMITTING,
    "Apakah Anda yakin ingin mengirim validasi ini?": Seen.CONFIRMATION,
    "Wajah pasien sesuai KTP": Seen.DATA_VALIDATION,
    "Nama lengkap cocok": Seen.DATA_VALIDATION,
    "Masukkan kode akses": Seen.CODE_ENTRY,
}
SILENT = [
    "Verifikasi gagal?",
    "Jika verifikasi gagal, coba lagi",
    "Verifikasi (KYC) gagal tidak sama dengan KYC tidak valid",
    "Verifikasi gagal artinya prosesnya terhenti",
    "Verifikasi kode berhasil",
    "Kode akses berhasil diverifikasi",
    "Verifikasi berhasil dikirim",
    "Pastikan verifikasi berhasil",
    "Koneksi gagal",
    "Kode berlaku 5 menit",
    "Kode akan kedaluwarsa dalam 4 menit",
    "NIK tidak sesuai format",
    "Profil belum terverifikasi",
    "Memverifikasi kode",
    "Mohon tunggu",
    "Konfirmasi",
    "gagal",
    "berhasil",
]


def seen(*blocks: Block, following: Observation | None = None) -> Observation | None:
    sighting = observe(SHIPPED, blocks, following)
    return sighting.observation if sighting else None


@pytest.mark.parametrize("text, observation", MESSAGES.items())
def test_a_message_is_understood(text: str, observation: Observation) -> None:
    assert seen(Block(text)) is observation


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_message_is_left_alone(text: str) -> None:
    assert seen(Block(text)) is None


@pytest.mark.parametrize("text", [text for text, meaning in MESSAGES.items() if meaning is Seen.FAILED])
@pytest.mark.parametrize("kind", [BlockKind.CONTROL, BlockKind.LABEL])
def test_a_control_announces_nothing(text: str, kind: BlockKind) -> None:
    assert seen(Block(text, kind)) is None


@pytest.mark.parametrize(
    "front, back, observation",
    [
        ("Verifikasi profil belum berhasil", "Kirim Validasi", Seen.FAILED),
        ("Apakah Anda yakin?", "Verifikasi profil belum berhasil", Seen.CONFIRMATION),
        ("Mengirim validasi", "Verifikasi profil belum berhasil", Seen.SUBMITTING),
        ("Selamat datang", "Masukkan kode akses", Seen.CODE_ENTRY),
    ],
)
def test_what_lies_in_front_is_asked_first(front: str, back: str, observation: Observation) -> None:
    assert seen(Block(back, under=True), Block(front, popup=True)) is observation


def test_the_greater_rank_wins_in_one_layer() -> None:
    order = [
        *("Masukkan kode akses", "Kirim Validasi", "Pesan konfirmasi", "Kode akses salah"),
        *("Mengirim validasi", "Verifikasi profil belum berhasil", "Batas percobaan tercapai"),
    ]
    ranked = [seen(*(Block(text) for text in order[: n + 1])) for n in range(len(order))]
    assert ranked == [
        *(Seen.CODE_ENTRY, Seen.DATA_VALIDATION, Seen.CONFIRMATION, Seen.CODE_WRONG),
        *(Seen.SUBMITTING, Seen.FAILED, Seen.LAST_POPUP),
    ]


def test_two_verdicts_at_once_are_none() -> None:
    contradiction = [Block("Verifikasi berhasil"), Block("Verifikasi tidak valid")]
    assert seen(*contradiction) is None
    assert seen(*contradiction, Block("Kirim Validasi", BlockKind.CONTROL)) is Seen.DATA_VALIDATION


def test_the_last_pop_up_is_told_from_the_one_before_by_its_buttons() -> None:
    failed = Block("Verifikasi profil belum berhasil", BlockKind.HEADING)
    restart = Block("Ulangi Proses Verifikasi", BlockKind.CONTROL)
    again = Block("Coba Lagi", BlockKind.CONTROL)
    assert seen(failed, again) is Seen.FAILED
    assert seen(failed, restart) is Seen.LAST_POPUP
    assert seen(failed, restart, again) is Seen.FAILED
    assert seen(restart) is None


@pytest.mark.parametrize(
    "word, sentence, observation",
    [
        ("Berhasil", "Profil pasien kini bercentang biru", Seen.SUCCEEDED),
        ("Berhasil", "Data pasien telah diverifikasi", Seen.SUCCEEDED),
        ("Berhasil", "Kode berhasil diverifikasi", None),
        ("Berhasil", "Data disimpan", None),
        ("Tidak Valid", "Identitas pasien berbeda dari KTP", Seen.INVALID),
        ("Tidak Valid", "Kode akses tidak valid", Seen.CODE_WRONG),
        ("Gagal", "Silakan ulangi", None),
    ],
)
def test_a_single_word_needs_company(word: str, sentence: str, observation: Observation | None) -> None:
    heading = Block(word, BlockKind.HEADING, key=("a", 1))
    assert seen(heading, Block(sentence, key=("a", 2))) is observation


@pytest.mark.parametrize("following", [Seen.CONFIRMATION, Seen.SUBMITTING])
def test_to_be_asked_to_wait_means_sending_only_where_something_was_sent(following: Observation) -> None:
    assert seen(Block("Mohon tunggu…"), following=following) is Seen.SUBMITTING
    assert seen(Block("Mohon tunggu…"), following=Seen.CODE_ENTRY) is None


@pytest.mark.parametrize(
    "text",
    ["Maaf, terjadi kesalahan pada sistem", "Server sedang sibuk", "Koneksi terputus", "Data gagal dikirim"],
)
def test_a_fault_is_a_failure_only_where_something_was_sent_and_can_be_sent_again(text: str) -> None:
    fault, again = Block(text, popup=True), Block("Coba Lagi", BlockKind.CONTROL)
    assert seen(fault, again, following=Seen.SUBMITTING) is Seen.FAILED
    assert seen(fault, again, following=Seen.CODE_ENTRY) is None
    assert seen(fault, following=Seen.SUBMITTING) is None


def test_a_sighting_names_the_texts_that_it_was_read_from() -> None:
    blocks = [
        Block("Verifikasi profil belum berhasil", key=("a", 1)),
        Block("Silakan", key=("a", 2)),
        Block("Verifikasi gagal karena jaringan", key=("a", 3)),
    ]
    assert observe(SHIPPED, blocks) == Sighting(Seen.FAILED, frozenset({("a", 1), ("a", 3)}))


@pytest.mark.parametrize("label", ["Coba Lagi", "COBA LAGI", "coba\xa0lagi", "Coba Kembali", " Coba  lagi! "])
def test_the_retry_button_is_known(label: str) -> None:
    assert is_retry(SHIPPED, label)


@pytest.mark.parametrize(
    "label", ["", "Tutup", "Jangan coba lagi", "Ulangi Proses Verifikasi", "Coba lagi nanti"]
)
def test_another_button_is_not_it(label: str) -> None:
    assert not is_retry(SHIPPED, label)


# However a text is written it means the same.
INVISIBLE = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"]
SPACES = [" ", "\u00a0", "\u202f", "\u2003", "\n", "\t", " \u00a0 "]


@st.composite
def disfigured(draw: st.DrawFn, text: str) -> str:
    """The text in odd capitals, with invisible signs in it and its words split or their spaces doubled."""
    out = []
    for letter in text:
        forms = SPACES if letter == " " else [letter, letter.upper(), letter.lower()]
        out.append(draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "", *INVISIBLE, *SPACES])))
    return "".join(out)


@settings(max_examples=examples(150, 1_500))
@given(data=st.data())
def test_splitting_capitals_and_spaces_change_no_meaning(data: st.DataObject) -> None:
    text, observation = data.draw(st.sampled_from(sorted(MESSAGES.items())))
    assert seen(Block(data.draw(disfigured(text)))) is observation


@settings(max_examples=examples(150, 1_500))
@given(data=st.data())
def test_talk_stays_talk_however_it_is_written(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SILENT))
    assert seen(Block(data.draw(disfigured(text)))) is None


BLOCKS = st.builds(
    Block,
    text=st.text(max_size=200) | st.sampled_from([*MESSAGES, *SILENT]),
    kind=st.sampled_from(BlockKind),
    key=st.tuples(st.sampled_from("ab"), st.integers(0, 9)),
    popup=st.booleans(),
    aside=st.booleans(),
    under=st.booleans(),
    titles=st.lists(st.text(max_size=20) | st.just("Bantuan"), max_size=3).map(tuple),
)


@settings(max_examples=examples(200, 3_000))
@given(blocks=st.lists(BLOCKS, max_size=8), following=st.none() | st.sampled_from(Observation))
def test_any_page_can_be_read(blocks: list[Block], following: Observation | None) -> None:
    sighting = observe(SHIPPED, blocks, following)
    assert sighting is None or sighting.keys <= {block.key for block in blocks}


@settings(max_examples=examples(200, 3_000))
@given(text=st.text(max_size=300))
def test_any_text_can_be_taken_apart(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.letters.isalnum() or not sentence.letters.isascii()
        assert max(sentence.ends) == len(sentence.letters)


def test_a_block_does_not_show_its_text() -> None:
    assert "rahasia" not in repr(Block("rahasia", titles=("rahasia",)))
    assert "rahasia" not in repr(sentences("rahasia"))


# A file that cannot be used says where.
# name: what is replaced, by what, the key that is named, and what stands on the line that is named.
BROKEN = {
    "no TOML": ("[ranks]", "[ranks", "TOML", "[ranks"),
    "another format": ("format = 1", "format = 2", "format", "format = 2"),
    "no words": ("[words]", "[wrds]", "words", ""),
    "no rules": ("[[rule]]", "[[rulez]]", "rule", ""),
    "a bracket too many": ("'^ gagal $'", "'^ gagal ( $'", "rule[3].phrases", "'^ gagal ( $'"),
    "a word that is not there": ("'^ gagal $'", "'^ %nothing% $'", "rule[3].phrases", "%nothing%"),
    "a phrase that fits everything": ("'^ gagal $'", "'.*'", "rule[3].phrases", "'.*'"),
    "an unknown observation": ('"invalid"', '"wrong"', "rule[6].observation", '"wrong"'),
    "an unknown kind": ('kinds = ["heading"]', 'kinds = ["head"]', "kinds", '"head"'),
    "an unknown key": ("popup = true", "popups = true", "popups", "popups"),
    "a flag that is none": ("popup = true", 'popup = "yes"', "popup", 'popup = "yes"'),
    "a rank that is missing": ("code_entry = 30", "", "ranks.code_entry", "[ranks]"),
    "a rank of nothing": ("code_entry = 30", "code_entry = 30\nnothing = 1", "ranks.nothing", "nothing"),
    "no labels": ("labels = [", "label = [", "retry.labels", "[retry]"),
    "after nothing": ("popup = true", "popup = true\nfollowing = ['x']", "following", "following = ['x']"),
}


@pytest.mark.parametrize("right, wrong, key, place", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_says_where(tmp_path: Path, right: str, wrong: str, key: str, place: str) -> None:
    text = PHRASES.read_text("utf-8")
    assert right in text
    broken = text.replace(right, wrong)
    file = tmp_path / "phrases.toml"
    file.write_text(broken, "utf-8")
    with pytest.raises(PhrasesInvalid) as caught:
        load_phrases(file)
    lines = ["", *broken.splitlines()]
    assert key in caught.value.key
    assert f"phrases.toml, line {caught.value.line}, " in str(caught.value)
    assert place in lines[caught.value.line]
    assert (caught.value.line > 0) is bool(place)


def test_a_file_of_another_encoding_says_so(tmp_path: Path) -> None:
    file = tmp_path / "phrases.toml"
    file.write_bytes(b"format = 1 # \xe9")
    with pytest.raises(PhrasesInvalid, match="UTF-8"):
        load_phrases(file)


def test_a_missing_file_is_an_error_of_the_surroundings(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_phrases(tmp_path / "phrases.toml")


@settings(max_examples=examples(50, 500))
@given(text=st.text(max_size=300))
def test_any_file_is_either_read_or_refused(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PhrasesInvalid):
        load_phrases(file)


def test_every_observation_has_a_rule(phrases: Phrases) -> None:
    assert {rule.observation for rule in phrases.rules} == set(Observation)
