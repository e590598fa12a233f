package vn.khien.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;

/// Registers sub-units and managed enterprises below organisations that exist, and appoints heads and focal points.
@Component
public class Registering {
    private final JdbcClient db;
    private final Trail trail;

    Registering(JdbcClient db, Trail trail) {
        this.db = db;
        this.trail = trail;
    }

    /// A body to be registered.
    ///
    /// @param parent id of the organisation above, null for a root
    public record NewOrganisation(
            String code,
            Organisation.Kind kind,
            String nameVi,
            String nameEn,
            @Nullable Long parent,
            String headTitleVi,
            String headTitleEn,
            @Nullable String addresseeClass) {}

    /// Registers one body, valid from the beginning of the records, and gives its id.
    @Transactional
    public long register(Actor actor, NewOrganisation body) {
        var id = db.sql("""
                insert into organisation (key, code, kind, name_vi, name_en, search, head_title_vi, head_title_en,
                                          addressee_class, path, mark)
                values (:key, :code, :kind, :vi, :en, :search, :headVi, :headEn, :class, :key, 'registered')
                returning id
                """)
                .param("key", "reg-" + body.code())
                .param("code", body.code())
                .param("kind", body.kind().name())
                .param("vi", Folding.clean(body.nameVi()))
                .param("en", Folding.clean(body.nameEn()))
                .param("search", Folding.fold(body.nameVi() + " | " + body.nameEn() + " | " + body.code()))
                .param("headVi", body.headTitleVi())
                .param("headEn", body.headTitleEn())
                .param("class", body.addresseeClass())
                .query(Long.class)
                .single();
        db.sql("""
                update organisation o
                   set path = coalesce((select p.path from organisation p where p.id = cast(:parent as bigint)), '/')
                              || o.id || '/'
                 where o.id = :id
                """).param("parent", body.parent()).param("id", id).update();
        db.sql("""
                insert into organisation_version (organisation, valid_from, valid_to, parent, path, name_vi, name_en)
                select id, date '0001-01-01', null, cast(:parent as bigint), path, name_vi, name_en
                  from organisation
                 where id = :id
                """).param("parent", body.parent()).param("id", id).update();
        trail.record(actor, "organisation.registered", "organisation:" + id);
        return id;
    }

    /// Enters a person, and gives the id.
    @Transactional
    public long enterPerson(String name) {
        return enterPeople(List.of(name)).getFirst();
    }

    /// Enters people with one statement, and gives their ids in the same order.
    @Transactional
    public List<Long> enterPeople(List<String> names) {
        return db
                .sql("""
                insert into person (name, search)
                select name, search
                  from unnest(cast(:names as text[]), cast(:searches as text[])) with ordinality as n (name, search, place)
                 order by place
                returning id
                """)
                .param("names", names.stream().map(Folding::clean).toArray(String[]::new))
                .param("searches", names.stream().map(Folding::fold).toArray(String[]::new))
                .query(Long.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /// A person as head (người đứng đầu) or focal point (đầu mối) from a day on.
    public record Appointment(
            long person, long organisation, Position position, String titleVi, String titleEn, LocalDate from) {}

    /// Appoints a person.
    @Transactional
    public void appoint(
            Actor actor,
            long person,
            long organisation,
            Position position,
            String titleVi,
            String titleEn,
            LocalDate from) {
        appointAll(actor, List.of(new Appointment(person, organisation, position, titleVi, titleEn, from)));
    }

    /// Appoints many people with one statement.
    @Transactional
    public void appointAll(Actor actor, List<Appointment> all) {
        db.sql("""
                insert into appointment (person, organisation, position, title_vi, title_en, valid_from)
                select person, organisation, role, vi, en, cast(day as date)
                  from unnest(cast(:people as bigint[]), cast(:organisations as bigint[]), cast(:positions as text[]),
                              cast(:vi as text[]), cast(:en as text[]), cast(:days as text[]))
                       with ordinality as n (person, organisation, role, vi, en, day, place)
                 order by place
                """)
                .param("people", all.stream().map(Appointment::person).toArray(Long[]::new))
                .param(
                        "organisations",
                        all.stream().map(Appointment::organisation).toArray(Long[]::new))
                .param(
                        "positions",
                        all.stream().map(one -> one.position().code()).toArray(String[]::new))
                .param("vi", all.stream().map(Appointment::titleVi).toArray(String[]::new))
                .param("en", all.stream().map(Appointment::titleEn).toArray(String[]::new))
                .param("days", all.stream().map(one -> one.from().toString()).toArray(String[]::new))
                .update();
        trail.recordAll(
                actor,
                "organisation.appointed",
                all.stream()
                        .map(one -> new Trail.Done("organisation:" + one.organisation(), "person:" + one.person()))
                        .toList());
    }

    /// What a person may be appointed as.
    public enum Position {
        HEAD,
        FOCAL_POINT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
