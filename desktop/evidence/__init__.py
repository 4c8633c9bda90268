"""Pictures of a case: captured or given in, kept as PNG in files, handed over with the complaint.

``store.FolderEvidence`` implements ``ports.EvidenceStore``; ``blank.is_blank`` looks at a capture.
"""
