package vn.khien.access;

import java.time.LocalDate;

/// A head lets a deputy sign instead (ký thay) for some days.
///
/// @param deputy id of the person
/// @param titleVi the deputy's title, as documents name it below "KT."
/// @param to last day
public record Delegation(
        long id,
        long organisation,
        long deputy,
        String name,
        String titleVi,
        LocalDate from,
        LocalDate to,
        boolean takenBack) {}
