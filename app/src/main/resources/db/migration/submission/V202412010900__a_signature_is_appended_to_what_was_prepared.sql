-- Signing appends to the prepared document and leaves its bytes as they are (an incremental update of PDF). What does not
-- depend on who signs and when is made at preparation; a seal holds only what was appended. The whole signed document is
-- submission.pdf || seal.signature; seals of before keep theirs whole. Adds columns without a rewrite.
alter table submission
  add column room   bytea,                        -- what will be appended, with empty places; null: prepared before
  add column hashed bytea;                        -- state of SHA-256 behind the last byte of pdf
alter table seal
  add column signature bytea,
  alter column signed_pdf drop not null,
  add constraint one_form_of_signature check (num_nonnulls(signed_pdf, signature) = 1);
