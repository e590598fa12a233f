package vn.khien.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.Folding;

/// The register as a list: search, filters, pages.
@Component
class RegisterRows {
    /// An owner's systems are those below it, and those that passed on from there when it ended. Of several bodies that
    /// bear its code one after the other, that of the day is meant, or else the last one.
    private static final String FILTER = """
               and (:search = '' or s.search like '%' || :search || '%')
               and (:level = -1 or coalesce(s.level, 0) = :level)
               and (:dossier = '' or s.dossier = :dossier)
               and (:plan = '' or s.plan_carried_out = (:plan = 'yes'))
               and (:owner = '' or o.path like (select m.path from meant m) || '%'
                    or exists (select from system_passing w
                                 join organisation f on f.id = w.predecessor
                                where w.system = s.id
                                  and f.path like (select m.path from meant m) || '%'))
            """;

    private static final String MEANT = """
            with meant as (
              select p.path
                from organisation p
               where p.code = :owner
               order by coalesce(p.valid_from <= :on, true) and coalesce(p.valid_to >= :on, true) desc,
                        p.valid_to desc nulls first
               limit 1)
            """;

    /// Whether an organisation exists on a day.
    private static final String VALID = """
               and (valid_from is null or valid_from <= :on)
               and (valid_to is null or valid_to >= :on)
            """;

    private final JdbcClient db;

    RegisterRows(JdbcClient db) {
        this.db = db;
    }

    /// What the list is narrowed to; empty texts and -1 narrow nothing. Level 0 stands for "not determined".
    record Filter(String q, int level, String dossier, String plan, String owner) {
        static final Filter NONE = new Filter("", -1, "", "", "");
    }

    /// How many there are, and how many of them hold a level, an approved dossier, a plan carried out.
    record Counts(long all, long levelled, long approved, long carriedOut) {}

    /// @param on the day whose owners are meant
    Counts count(Scope scope, Filter filter, LocalDate on) {
        return bind(db.sql(MEANT + """
                select count(*) as "all", count(s.level) as levelled,
                       count(*) filter (where s.dossier = 'approved') as approved,
                       count(*) filter (where s.plan_carried_out) as carried_out
                """ + SystemRows.WITHIN + FILTER), scope, filter, on)
                .query(Counts.class)
                .single();
    }

    /// One page of the list.
    ///
    /// @param on the day whose owners are meant
    List<InformationSystem> list(Scope scope, Filter filter, ListOrder order, LocalDate on, int limit, int skip) {
        return ordered(scope, filter, order, on, " limit :limit offset :skip")
                .param("limit", limit)
                .param("skip", skip)
                .query(InformationSystem.class)
                .list();
    }

    /// All of them.
    ///
    /// @param on the day whose owners are meant
    List<InformationSystem> listAll(Scope scope, Filter filter, ListOrder order, LocalDate on) {
        return ordered(scope, filter, order, on, "")
                .query(InformationSystem.class)
                .list();
    }

    private JdbcClient.StatementSpec ordered(
            Scope scope, Filter filter, ListOrder order, LocalDate on, String limited) {
        var statement =
                db.sql(MEANT + SystemRows.COLUMNS + SystemRows.WITHIN + FILTER + " order by " + order.sql() + limited);
        return bind(statement, scope, filter, on).param("q", filter.q());
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Scope scope, Filter filter, LocalDate on) {
        return statement
                .param("on", on)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("search", Folding.fold(filter.q()).replace("%", "").replace("_", ""))
                .param("level", filter.level())
                .param("dossier", filter.dossier())
                .param("plan", filter.plan())
                .param("owner", filter.owner());
    }

    /// Organisations that may own systems on a day, by place in the tree; with more than `limit` there is no list
    /// to choose from.
    List<OwnerChoice> listOwnerChoices(Scope scope, LocalDate on, int limit) {
        return db.sql("""
                select id, code, name_vi, name_en
                  from organisation
                 where path >= :from and path < :to
                """ + VALID + """
                 order by path
                 limit :limit
                """)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("on", on)
                .param("limit", limit)
                .query(OwnerChoice.class)
                .list();
    }

    record OwnerChoice(long id, String code, String nameVi, String nameEn) {}

    /// Whether a body is no more on a day.
    boolean hasEnded(long organisation, LocalDate on) {
        return db.sql("select coalesce(valid_to < :on, false) from organisation where id = :id")
                .param("id", organisation)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /// The organisation that bears the code on a day.
    Optional<Long> findOwner(Scope scope, @Nullable String code, LocalDate on) {
        return db.sql("""
                select id
                  from organisation
                 where code = :code and path >= :from and path < :to
                """ + VALID)
                .param("code", code, java.sql.Types.VARCHAR)
                .param("on", on)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Long.class)
                .optional();
    }
}
