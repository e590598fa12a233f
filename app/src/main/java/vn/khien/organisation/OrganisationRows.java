package vn.khien.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrganisationRows {
    /// The columns of an [Organisation] as it was on `:on`; joins `organisation o` and its version `v`.
    static final String AS_OF = """
            select o.id, o.key, o.code, o.kind, v.name_vi, v.name_en, v.parent, v.path,
                   o.head_title_vi, o.head_title_en, o.series, o.addressee_class,
                   o.valid_from as "from", o.valid_to as "to", o.mark
              from organisation o
              join organisation_version v
                on v.organisation = o.id
               and v.valid_from <= :on
               and (v.valid_to is null or v.valid_to >= :on)
             where (o.valid_from is null or o.valid_from <= :on)
               and (o.valid_to is null or o.valid_to >= :on)
            """;

    private final JdbcClient db;

    OrganisationRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Organisation> findByCode(String code, LocalDate on) {
        return db.sql(AS_OF + " and o.code = :code")
                .param("on", on)
                .param("code", code)
                .query(Organisation.class)
                .optional();
    }

    Optional<Organisation> findById(long id, LocalDate on) {
        return db.sql(AS_OF + " and o.id = :id")
                .param("on", on)
                .param("id", id)
                .query(Organisation.class)
                .optional();
    }

    List<Organisation> listOfClass(String addresseeClass, LocalDate on) {
        return db.sql(AS_OF + " and o.addressee_class = :class order by o.path")
                .param("on", on)
                .param("class", addresseeClass)
                .query(Organisation.class)
                .list();
    }

    List<Organisation> listChildren(long parent, LocalDate on) {
        return db.sql(AS_OF + " and v.parent = :parent order by v.name_vi collate \"vi-x-icu\", o.id")
                .param("on", on)
                .param("parent", parent)
                .query(Organisation.class)
                .list();
    }

    List<Organisation> listAll(LocalDate on) {
        return db.sql(AS_OF + " order by v.path")
                .param("on", on)
                .query(Organisation.class)
                .list();
    }
}
