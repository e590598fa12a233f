package vn.khien.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;

/// Changes in the tree from a day on: units begin and end, people are appointed and step down. Whether somebody may is
/// decided above.
@Component
public class Changing {
    private final JdbcClient db;
    private final Registering registering;
    private final Trail trail;

    Changing(JdbcClient db, Registering registering, Trail trail) {
        this.db = db;
        this.registering = registering;
        this.trail = trail;
    }

    /// A unit to be added below `parent`; names are clean already. An empty code is given by the register.
    public record NewUnit(
            long parent,
            String code,
            Organisation.Kind kind,
            String nameVi,
            String nameEn,
            String headTitleVi,
            String headTitleEn,
            LocalDate from) {}

    /// What became of adding a unit.
    public sealed interface Addition {
        record Added(String code) implements Addition {}

        /// The same name stands below the same parent already.
        record SameName(String code) implements Addition {}

        record CodeTaken() implements Addition {}
    }

    /// Adds a unit. One at a time below one parent, so that a double click adds one.
    @Transactional
    public Addition add(Actor actor, NewUnit unit) {
        lock(unit.parent());
        var same = findByName(unit);
        if (same.isPresent()) {
            return new Addition.SameName(same.get());
        }
        var code = unit.code().isEmpty() ? nextCode(unit.parent()) : unit.code();
        if (isTaken(code, unit.from())) {
            return new Addition.CodeTaken();
        }
        var id = registering.register(
                actor,
                new Registering.NewOrganisation(
                        code,
                        unit.kind(),
                        unit.nameVi(),
                        unit.nameEn(),
                        unit.parent(),
                        unit.headTitleVi(),
                        unit.headTitleEn(),
                        null));
        db.sql("update organisation set valid_from = :from where id = :id")
                .param("from", unit.from())
                .param("id", id)
                .update();
        db.sql("update organisation_version set valid_from = :from where organisation = :id")
                .param("from", unit.from())
                .param("id", id)
                .update();
        return new Addition.Added(code);
    }

    /// Ends an organisation and the appointments in it; `lastDay` is the last day of its existence.
    ///
    /// @return false while units below go on beyond that day
    @Transactional
    public boolean end(Actor actor, long organisation, LocalDate lastDay) {
        lock(organisation);
        var unitsGoOn = db.sql("""
                select exists (select from organisation_version v
                                join organisation o on o.id = v.organisation
                               where v.parent = :id
                                 and (v.valid_to is null or v.valid_to > :day)
                                 and (o.valid_to is null or o.valid_to > :day))
                """)
                .param("id", organisation)
                .param("day", lastDay)
                .query(Boolean.class)
                .single();
        if (unitsGoOn) {
            return false;
        }
        db.sql("update organisation set valid_to = :day where id = :id")
                .param("day", lastDay)
                .param("id", organisation)
                .update();
        db.sql("""
                update organisation_version set valid_to = :day
                 where organisation = :id and valid_from <= :day and (valid_to is null or valid_to > :day)
                """).param("day", lastDay).param("id", organisation).update();
        db.sql("""
                update appointment set valid_to = :day
                 where organisation = :id and valid_from <= :day and (valid_to is null or valid_to > :day)
                """).param("day", lastDay).param("id", organisation).update();
        trail.record(actor, "organisation.ended", "organisation:" + organisation, lastDay.toString());
        return true;
    }

    /// A person to be appointed; names and titles are clean already.
    public record NewAppointment(
            long organisation,
            Registering.Position position,
            String name,
            String titleVi,
            String titleEn,
            LocalDate from) {}

    /// Appoints. A head who is in office steps down the day before.
    ///
    /// @return false where another head begins later, or began on the same day
    @Transactional
    public boolean appoint(Actor actor, NewAppointment appointment) {
        lock(appointment.organisation());
        if (isAppointed(appointment)) {
            return true;
        }
        if (appointment.position() == Registering.Position.HEAD) {
            var blocked = db.sql("""
                    select exists (select from appointment
                                    where organisation = :id and position = 'head' and valid_from >= :from)
                    """)
                    .param("id", appointment.organisation())
                    .param("from", appointment.from())
                    .query(Boolean.class)
                    .single();
            if (blocked) {
                return false;
            }
            db.sql("""
                    update appointment set valid_to = :day
                     where organisation = :id and position = 'head' and (valid_to is null or valid_to > :day)
                    """)
                    .param("day", appointment.from().minusDays(1))
                    .param("id", appointment.organisation())
                    .update();
        }
        registering.appoint(
                actor,
                registering.enterPerson(appointment.name()),
                appointment.organisation(),
                appointment.position(),
                appointment.titleVi(),
                appointment.titleEn(),
                appointment.from());
        return true;
    }

    /// What became of ending an appointment.
    public sealed interface Ending {
        record Ended() implements Ending {}

        record BeforeBeginning() implements Ending {}

        /// It ends before that day already and is not prolonged.
        record EndsEarlier(LocalDate lastDay) implements Ending {}
    }

    private record Days(LocalDate from, @Nullable LocalDate to) {}

    /// Lets an appointment of this organisation end on a day, earlier than it would.
    ///
    /// @throws NotVisible where the organisation has no such appointment
    @Transactional
    public Ending endAppointment(Actor actor, long organisation, long appointment, LocalDate lastDay) {
        lock(organisation);
        var days = db.sql("""
                select valid_from as "from", valid_to as "to" from appointment
                 where id = :id and organisation = :organisation
                """)
                .param("id", appointment)
                .param("organisation", organisation)
                .query(Days.class)
                .optional()
                .orElseThrow(() -> new NotVisible("appointment " + appointment));
        if (days.from().isAfter(lastDay)) {
            return new Ending.BeforeBeginning();
        }
        if (days.to() != null && days.to().isBefore(lastDay)) {
            return new Ending.EndsEarlier(days.to());
        }
        if (!lastDay.equals(days.to())) {
            db.sql("update appointment set valid_to = :day where id = :id")
                    .param("day", lastDay)
                    .param("id", appointment)
                    .update();
            trail.record(
                    actor,
                    "organisation.appointment-ended",
                    "organisation:" + organisation,
                    appointment + " " + lastDay);
        }
        return new Ending.Ended();
    }

    private void lock(long organisation) {
        db.sql("select id from organisation where id = :id for update")
                .param("id", organisation)
                .query(Long.class)
                .single();
    }

    private Optional<String> findByName(NewUnit unit) {
        return db.sql("""
                select o.code
                  from organisation o
                  join organisation_version v on v.organisation = o.id
                 where v.parent = :parent
                   and lower(v.name_vi) = lower(:name)
                   and (v.valid_to is null or v.valid_to >= :from)
                   and (o.valid_to is null or o.valid_to >= :from)
                 limit 1
                """)
                .param("parent", unit.parent())
                .param("name", Folding.clean(unit.nameVi()))
                .param("from", unit.from())
                .query(String.class)
                .optional();
    }

    private boolean isTaken(String code, LocalDate from) {
        return db.sql("""
                select exists (select from organisation
                                where code = :code and (valid_to is null or valid_to >= :from))
                    or exists (select from organisation where key = 'reg-' || :code)
                """)
                .param("code", code)
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    private String nextCode(long parent) {
        var above = db.sql("select code from organisation where id = :id")
                .param("id", parent)
                .query(String.class)
                .single();
        var number = db.sql("select count(*) + 1 from organisation where starts_with(code, :above || '-')")
                .param("above", above)
                .query(Long.class)
                .single();
        while (isTaken(above + "-" + pad(number), LocalDate.MIN.withYear(1))) {
            number++;
        }
        return above + "-" + pad(number);
    }

    private static String pad(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private boolean isAppointed(NewAppointment appointment) {
        return db.sql("""
                select exists (select from appointment a
                                 join person p on p.id = a.person
                                where a.organisation = :id and a.position = :position and a.valid_from = :from
                                  and p.name = :name)
                """)
                .param("id", appointment.organisation())
                .param("position", appointment.position().code())
                .param("from", appointment.from())
                .param("name", Folding.clean(appointment.name()))
                .query(Boolean.class)
                .single();
    }
}
