"""The complaint to the Helpdesk (guide, part B): ``guide.GuideComplaints`` is ``ports.Complaints``."""
