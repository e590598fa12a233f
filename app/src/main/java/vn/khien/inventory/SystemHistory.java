package vn.khien.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a system was at an instant: its level, dossier and plan as the register held them then. The register has what
/// it is; what it was before each change is kept by the database, never written by the program.
///
/// Row-level security stands behind: call this inside a transaction that belongs to a viewer.
@Component
public class SystemHistory {
    private final JdbcClient db;

    SystemHistory(JdbcClient db) {
        this.db = db;
    }

    /// A system as the register held it.
    ///
    /// @param code as it is today
    /// @param since when the register came to hold it so
    public record Was(
            String code,
            String name,
            long owner,
            String operator,
            boolean personalData,
            @Nullable Integer level,
            Dossier dossier,
            @Nullable String dossierNumber,
            @Nullable LocalDate dossierDate,
            boolean planCarriedOut,
            boolean retired,
            Instant since) {}

    /// Nothing where the register did not hold the system yet.
    public Optional<Was> findAt(long system, Instant at) {
        return db.sql("""
                select s.code, s.name, s.owner, s.operator, s.personal_data, s.level, s.dossier, s.dossier_number,
                       s.dossier_date, s.plan_carried_out, s.retired_at is not null as retired, s.updated_at as since
                  from information_system s
                 where s.id = :system
                   and s.updated_at <= :at
                union all
                (select s.code, h.name, h.owner, h.operator, h.personal_data, h.level, h.dossier, h.dossier_number,
                        h.dossier_date, h.plan_carried_out, h.retired, h.since
                   from system_history h
                   join information_system s on s.id = h.system
                  where h.system = :system
                    and h.since <= :at
                    and s.updated_at > :at
                  order by h.since desc, h.id desc
                  limit 1)
                """)
                .param("system", system, Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> was(row))
                .optional();
    }

    private static Was was(ResultSet row) throws SQLException {
        return new Was(
                row.getString("code"),
                row.getString("name"),
                row.getLong("owner"),
                row.getString("operator"),
                row.getBoolean("personal_data"),
                row.getObject("level", Integer.class),
                Dossier.valueOf(row.getString("dossier").toUpperCase(Locale.ROOT)),
                row.getString("dossier_number"),
                row.getObject("dossier_date", LocalDate.class),
                row.getBoolean("plan_carried_out"),
                row.getBoolean("retired"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
