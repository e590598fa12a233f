package vn.khien.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is known of an organisation over time: who led it, where it came from, what it became.
@Component
public class OrganisationHistory {
    private final JdbcClient db;

    OrganisationHistory(JdbcClient db) {
        this.db = db;
    }

    /// Another organisation that this one came from or became.
    ///
    /// @param kind `continues`, `merged_into`, `renamed`, `moved` or `function_moved`
    /// @param asOf a day on which it existed
    public record Relative(
            String code,
            String nameVi,
            String nameEn,
            String kind,
            @Nullable String note,
            LocalDate asOf) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// A person in a position, from when to when (last day, inclusive).
    public record Appointment(
            long id,
            String name,
            String position,
            String titleVi,
            String titleEn,
            LocalDate from,
            @Nullable LocalDate to) {
        public boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        public boolean isHead() {
            return position.equals("head");
        }
    }

    public List<Relative> listPredecessors(long organisation) {
        return db.sql("""
                select o.code, o.name_vi, o.name_en, s.kind, s.note, coalesce(o.valid_to, date '0001-01-01') as as_of
                  from succession s
                  join organisation o on o.id = s.predecessor
                 where s.successor = :id
                 order by o.name_vi collate "vi-x-icu", o.id
                """).param("id", organisation).query(Relative.class).list();
    }

    public List<Relative> listSuccessors(long organisation) {
        return db.sql("""
                select o.code, o.name_vi, o.name_en, s.kind, s.note,
                       coalesce(o.valid_from, (select p.valid_to + 1 from organisation p where p.id = s.predecessor),
                                date '0001-01-01') as as_of
                  from succession s
                  join organisation o on o.id = s.successor
                 where s.predecessor = :id
                 order by o.name_vi collate "vi-x-icu", o.id
                """).param("id", organisation).query(Relative.class).list();
    }

    /// All appointments, heads first, the latest first.
    public List<Appointment> listAppointments(long organisation) {
        return db.sql("""
                select a.id, p.name, a.position, a.title_vi, a.title_en, a.valid_from as "from", a.valid_to as "to"
                  from appointment a
                  join person p on p.id = a.person
                 where a.organisation = :id
                 order by (a.position <> 'head'), a.valid_from desc, a.id desc
                """).param("id", organisation).query(Appointment.class).list();
    }

    /// The last day on which an organisation with this code existed, where it has ended.
    public Optional<LocalDate> findLastDay(String code) {
        return db.sql(
                        "select max(valid_to) from organisation where code = :code and valid_to is not null having max(valid_to) is not null")
                .param("code", code)
                .query(LocalDate.class)
                .optional();
    }

    /// The first day of the next organisation with this code after `on`.
    public Optional<LocalDate> findFirstDayAfter(String code, LocalDate on) {
        return db.sql("""
                select min(valid_from)
                  from organisation
                 where code = :code
                   and valid_from > :on
                having min(valid_from) is not null
                """)
                .param("code", code)
                .param("on", on)
                .query(LocalDate.class)
                .optional();
    }
}
