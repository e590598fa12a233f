package vn.khien.assessment;

import java.time.Instant;

/// An assessment (đánh giá): one system held to the requirements of its level, under one directive.
///
/// @param level level of the system when the assessment was opened
/// @param owner id of the organisation that owns the system
public record Assessment(
        long id,
        long system,
        String systemCode,
        String systemName,
        long owner,
        String ownerName,
        long directive,
        String directiveTitle,
        long guidance,
        int level,
        Answers answers,
        Instant openedAt,
        String openedBy) {}
