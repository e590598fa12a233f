-- Asking with IN, the planner counted the making of the list of all visible systems for each product looked up by its key,
-- and read the whole table instead. Asking for the one system costs it what it costs. The rule stays the same. Takes a
-- short lock on system_product.
alter policy within_scope on system_product
  using ((select current_setting('khien.scope_from', true)) = '/'
         or exists (select from information_system s where s.id = system));
