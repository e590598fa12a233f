package vn.khien.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

/// Directives, their clauses and obligations in the database.
@Component
class DirectiveRows {
    private static final String DIRECTIVE = """
            select d.id, d.number, d.kind, d.title, d.issuer, d.signed_on, d.effective_on, d.source_name, d.created_at,
                   i.at as issued_at
              from directive d
              left join issuance i on i.directive = d.id
            """;
    private static final String VISIBLE = """
             where (:drafts and i.directive is null
                    or i.directive is not null
                       and (:from = '/'
                            or exists (select from obligation b
                                         join assignment a on a.obligation = b.id
                                         join organisation o on o.id = a.organisation
                                        where b.directive = d.id and o.path >= :from and o.path < :to)))
            """;
    private static final String REVIEW = " and exists (select from obligation b where b.directive = d.id and b.review)";
    private static final String NEWEST = " order by coalesce(i.at, d.created_at) desc, d.id desc limit 500";

    private final JdbcClient db;

    DirectiveRows(JdbcClient db) {
        this.db = db;
    }

    /// A document to be kept, with the bytes as they were handed in.
    record Source(String name, String mediaType, byte[] bytes) {}

    long insert(Head head, String body, Source source, Instant at, long person, long organisation) {
        return db.sql("""
                insert into directive (number, kind, title, issuer, signed_on, body, source_name, source_type,
                                       source_bytes, created_at, created_by, created_for)
                values (:number, :kind, :title, :issuer, :signed, :body, :name, :type, :bytes, :at, :by, :for)
                returning id
                """)
                .param("number", head.number(), Types.VARCHAR)
                .param("kind", head.kind())
                .param("title", head.title())
                .param("issuer", head.issuer())
                .param("signed", head.signedOn(), Types.DATE)
                .param("body", body)
                .param("name", source.name())
                .param("type", source.mediaType())
                .param("bytes", source.bytes())
                .param("at", at(at))
                .param("by", person)
                .param("for", organisation)
                .query(Long.class)
                .single();
    }

    void updateHead(long id, Head head) {
        db.sql("""
                update directive
                   set number = :number, kind = :kind, title = :title, issuer = :issuer, signed_on = :signed
                 where id = :id
                """)
                .param("number", head.number(), Types.VARCHAR)
                .param("kind", head.kind())
                .param("title", head.title())
                .param("issuer", head.issuer())
                .param("signed", head.signedOn(), Types.DATE)
                .param("id", id)
                .update();
    }

    Map<Integer, Long> insertClauses(long directive, List<Clause> clauses) {
        var ids = new HashMap<Integer, Long>();
        for (var clause : clauses) {
            var id = db.sql("""
                    insert into clause (directive, position, number, text, start_offset, end_offset)
                    values (:directive, :position, :number, :text, :start, :end)
                    returning id
                    """)
                    .param("directive", directive)
                    .param("position", clause.position())
                    .param("number", clause.number(), Types.VARCHAR)
                    .param("text", clause.text())
                    .param("start", clause.start())
                    .param("end", clause.end())
                    .query(Long.class)
                    .single();
            ids.put(clause.position(), id);
        }
        return ids;
    }

    Optional<Directive> find(long id) {
        return db.sql(DIRECTIVE + " where d.id = :id")
                .param("id", id)
                .query(DirectiveRows::directive)
                .optional();
    }

    /// Holds the directive until the end of the transaction; read it in a statement of its own.
    void lock(long id) {
        db.sql("select id from directive where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// The directive, where it is among those of [#list].
    Optional<Directive> find(Scope scope, boolean drafts, long id) {
        return visible(" and d.id = :id", scope, drafts)
                .param("id", id)
                .query(DirectiveRows::directive)
                .optional();
    }

    /// Drafts, if asked for, and those in force that reach into the scope; newest first, at most 500.
    List<Directive> list(Scope scope, boolean drafts) {
        return visible(NEWEST, scope, drafts).query(DirectiveRows::directive).list();
    }

    /// Those in force that reach into the scope and ask for a review of systems; newest first, at most 500.
    List<Directive> listReviews(Scope scope) {
        return visible(REVIEW + NEWEST, scope, false)
                .query(DirectiveRows::directive)
                .list();
    }

    private JdbcClient.StatementSpec visible(String further, Scope scope, boolean drafts) {
        return db.sql(DIRECTIVE + VISIBLE + further)
                .param("drafts", drafts)
                .param("from", scope.from())
                .param("to", scope.to());
    }

    List<Directive> listInForce() {
        return db.sql(DIRECTIVE + " where i.directive is not null order by i.at desc, d.id desc")
                .query(DirectiveRows::directive)
                .list();
    }

    List<Directive> listReviews() {
        return db.sql(DIRECTIVE + " where i.directive is not null" + REVIEW + " order by i.at desc, d.id desc")
                .query(DirectiveRows::directive)
                .list();
    }

    Optional<Source> findSource(long id) {
        return db.sql("select source_name, source_type, source_bytes from directive where id = :id")
                .param("id", id)
                .query((row, _) -> new Source(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    List<KeptClause> listClauses(long directive) {
        return db.sql("select * from clause where directive = :directive order by position")
                .param("directive", directive)
                .query((row, _) -> new KeptClause(
                        row.getLong("id"),
                        new Clause(
                                row.getInt("position"),
                                row.getString("number"),
                                row.getString("text"),
                                row.getInt("start_offset"),
                                row.getInt("end_offset"))))
                .list();
    }

    List<KeptObligation> listObligations(long directive) {
        var addressees = listAddressees(directive);
        var basis = listBasis(directive);
        return db.sql("""
                select b.*, c.position as clause_position, o.code as recipient_code
                  from obligation b
                  join clause c on c.id = b.clause
                  left join organisation o on o.id = b.recipient
                 where b.directive = :directive
                 order by b.position
                """)
                .param("directive", directive)
                .query((row, _) -> obligation(row, addressees, basis))
                .list();
    }

    private static KeptObligation obligation(
            ResultSet row, Map<Long, List<Obligation.Addressee>> addressees, Map<Long, List<Obligation.Basis>> basis)
            throws SQLException {
        var id = row.getLong("id");
        return new KeptObligation(
                id,
                row.getInt("position"),
                row.getLong("clause"),
                new Obligation(
                        row.getInt("clause_position"),
                        row.getString("quote"),
                        row.getString("duty"),
                        Obligation.Kind.of(row.getString("kind")),
                        addressees.getOrDefault(id, List.of()),
                        row.getString("recipient_code"),
                        row.getString("recipient_name"),
                        new Due(
                                Due.Rule.of(row.getString("due_rule")),
                                row.getObject("due_date", LocalDate.class),
                                row.getString("due_quote")),
                        basis.getOrDefault(id, List.of()),
                        row.getBoolean("review")));
    }

    private Map<Long, List<Obligation.Addressee>> listAddressees(long directive) {
        var all = new HashMap<Long, List<Obligation.Addressee>>();
        db.sql("""
                select a.obligation, a.kind, coalesce(o.code, a.class) as code, a.name, a.quote, a.excluded
                  from addressee a
                  join obligation b on b.id = a.obligation
                  left join organisation o on o.id = a.organisation
                 where b.directive = :directive
                 order by a.id
                """).param("directive", directive).query(row -> {
            all.computeIfAbsent(row.getLong("obligation"), _ -> new ArrayList<>())
                    .add(new Obligation.Addressee(
                            Obligation.Type.of(row.getString("kind")),
                            row.getString("code"),
                            row.getString("name"),
                            row.getString("quote"),
                            row.getBoolean("excluded")));
        });
        return all;
    }

    private Map<Long, List<Obligation.Basis>> listBasis(long directive) {
        var all = new HashMap<Long, List<Obligation.Basis>>();
        db.sql("""
                select l.obligation, l.document, l.quote
                  from legal_basis l
                  join obligation b on b.id = l.obligation
                 where b.directive = :directive
                 order by l.obligation, l.position
                """).param("directive", directive).query(row -> {
            all.computeIfAbsent(row.getLong("obligation"), _ -> new ArrayList<>())
                    .add(new Obligation.Basis(row.getString("document"), row.getString("quote")));
        });
        return all;
    }

    int nextPosition(long directive) {
        return db.sql("select coalesce(max(position), 0) + 1 from obligation where directive = :directive")
                .param("directive", directive)
                .query(Integer.class)
                .single();
    }

    long insertObligation(long directive, int position, long clause, Obligation what, LocalDate on) {
        var id = values(db.sql("""
                insert into obligation (directive, clause, position, quote, duty, kind, recipient, recipient_name,
                                        due_rule, due_date, due_instant, due_quote, review)
                values (:directive, :clause, :position, :quote, :duty, :kind,
                        (select id from organisation where code = :recipient and """ + VALID + """
                         limit 1),
                        :recipientName, :rule, :date, :instant, :dueQuote, :review)
                returning id
                """), clause, what, on)
                .param("directive", directive)
                .param("position", position)
                .query(Long.class)
                .single();
        insertParts(id, what, on);
        return id;
    }

    void updateObligation(long id, long clause, Obligation what, LocalDate on) {
        values(db.sql("""
                update obligation
                   set clause = :clause, quote = :quote, duty = :duty, kind = :kind,
                       recipient = (select id from organisation where code = :recipient and """ + VALID + """
                                     limit 1),
                       recipient_name = :recipientName, due_rule = :rule, due_date = :date, due_instant = :instant,
                       due_quote = :dueQuote, review = :review
                 where id = :id
                """), clause, what, on).param("id", id).update();
        db.sql("delete from addressee where obligation = :id").param("id", id).update();
        db.sql("delete from legal_basis where obligation = :id").param("id", id).update();
        insertParts(id, what, on);
    }

    private static final String VALID =
            "(valid_from is null or valid_from <= :on) and (valid_to is null or valid_to >= :on)";

    private static JdbcClient.StatementSpec values(
            JdbcClient.StatementSpec statement, long clause, Obligation what, LocalDate on) {
        return statement
                .param("clause", clause)
                .param("quote", what.quote())
                .param("duty", what.duty())
                .param("kind", what.kind().code())
                .param("recipient", what.recipient(), Types.VARCHAR)
                .param("recipientName", what.recipientName(), Types.VARCHAR)
                .param("rule", what.due().rule().code())
                .param("date", what.due().date(), Types.DATE)
                .param(
                        "instant",
                        what.due().instant().map(DirectiveRows::at).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("dueQuote", what.due().quote(), Types.VARCHAR)
                .param("review", what.review())
                .param("on", on);
    }

    private void insertParts(long obligation, Obligation what, LocalDate on) {
        for (var addressee : what.addressees()) {
            var named = addressee.type() == Obligation.Type.ORGANISATION;
            db.sql("""
                    insert into addressee (obligation, kind, organisation, class, name, quote, excluded)
                    values (:obligation, :kind,
                            (select id from organisation where code = :organisation and """ + VALID + """
                             limit 1),
                            :class, :name, :quote, :excluded)
                    """)
                    .param("obligation", obligation)
                    .param("kind", addressee.type().code())
                    .param("organisation", named ? addressee.code() : null, Types.VARCHAR)
                    .param("class", addressee.type() == Obligation.Type.CLASS ? addressee.code() : null, Types.VARCHAR)
                    .param("name", addressee.name())
                    .param("quote", addressee.quote())
                    .param("excluded", addressee.excluded())
                    .param("on", on)
                    .update();
        }
        for (int i = 0; i < what.basis().size(); i++) {
            db.sql("insert into legal_basis (obligation, position, document, quote) values (:o, :p, :d, :q)")
                    .param("o", obligation)
                    .param("p", i)
                    .param("d", what.basis().get(i).document())
                    .param("q", what.basis().get(i).quote())
                    .update();
        }
    }

    int deleteObligation(long directive, long id) {
        return db.sql("delete from obligation where id = :id and directive = :directive")
                .param("id", id)
                .param("directive", directive)
                .update();
    }

    void insertIssuance(long directive, LocalDate effectiveOn, Instant at, long person) {
        db.sql("update directive set effective_on = :on where id = :id")
                .param("on", effectiveOn)
                .param("id", directive)
                .update();
        db.sql("insert into issuance (directive, at, by) values (:directive, :at, :by)")
                .param("directive", directive)
                .param("at", at(at))
                .param("by", person)
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Directive directive(ResultSet row, int number) throws SQLException {
        return new Directive(
                row.getLong("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("issuer"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("effective_on", LocalDate.class),
                row.getString("source_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "issued_at"));
    }
}
