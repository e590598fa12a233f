package vn.khien.directive;

/// An obligation of one directive as it is kept.
///
/// @param position place among the directive's obligations, from 1
/// @param clauseId id of the clause that it rests on
public record KeptObligation(long id, int position, long clauseId, Obligation what) {}
