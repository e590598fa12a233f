-- One entry of the audit trail, for acts that are one statement: whoever changes rows records it in the same breath.
-- Creates a function; locks nothing.
create function record_act(of_person bigint, for_organisation bigint, of_act text, on_subject text, with_detail text)
returns void
language plpgsql volatile as $$
begin
  insert into audit_entry (at, person, organisation, act, subject, detail)
  values (product_now(), of_person, for_organisation, of_act, on_subject, with_detail);
end $$;
