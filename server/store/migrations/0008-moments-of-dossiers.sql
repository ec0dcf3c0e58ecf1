-- A screen that comes back asks for the moments it missed, and results that became ready are moments too.
CREATE INDEX journal_ready ON journal (seq) WHERE type = 'dossier.ready';
