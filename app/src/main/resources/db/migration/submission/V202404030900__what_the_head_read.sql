-- What the head reads before signing is what was prepared, not what the register says by then: the document as shown
-- beside the PDF that was made of the same text, and the figures and warnings of the card.
alter table submission add column document text not null default '';
alter table submission add column summary jsonb not null default '{}';
