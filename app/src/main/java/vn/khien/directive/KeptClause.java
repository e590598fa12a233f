package vn.khien.directive;

/// A clause of one directive as it is kept.
record KeptClause(long id, Clause what) {}
