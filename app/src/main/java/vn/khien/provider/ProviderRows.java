package vn.khien.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.Folding;
import vn.khien.platform.KeptFiles;

/// Providers, their services and declarations, within a [Sight].
@Component
class ProviderRows {
    private static final String FROM = """
              from provider p
              join organisation o on o.id = p.organisation
              left join organisation t on t.id = p.territory
              left join organisation_version v on v.organisation = o.id and v.valid_to is null
              left join organisation m on m.id = v.parent
             where (o.path >= :from and o.path < :to
                    or t.path >= :from and t.path < :to
                    or p.sector = any (:fields))
            """;

    private static final String COLUMNS = """
            select p.organisation, o.code, o.name_vi, o.name_en, p.sector, p.website,
                   t.name_vi as territory_vi, t.name_en as territory_en,
                   m.code as manager_code, m.name_vi as manager_vi, m.name_en as manager_en, p.enrolled_at,
                   (select count(*)::int from provider_service s
                     where s.provider = p.organisation and s.ended_at is null) as services
            """ + FROM;

    private final JdbcClient db;

    ProviderRows(JdbcClient db) {
        this.db = db;
    }

    /// What is looked for; empty finds all.
    record Filter(String q, String sector) {
        static final Filter NONE = new Filter("", "");
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Sight sight) {
        return statement
                .param("from", sight.scope().from())
                .param("to", sight.scope().to())
                .param("fields", sight.fields().toArray(String[]::new));
    }

    /// Tells row-level security which fields the present transaction may see beside its scope.
    void stand(Sight sight) {
        db.sql("select set_config('khien.fields', :fields, true)")
                .param("fields", String.join(",", sight.fields()))
                .query((row, _) -> row.getString(1))
                .single();
    }

    List<Provider> list(Sight sight, Filter filter, String after, int limit) {
        return within(db.sql(COLUMNS + """
                           and (:sector = '' or p.sector = :sector)
                           and o.search like :pattern
                           and o.code > :after
                         order by o.code
                         limit :limit
                        """), sight)
                .param("sector", filter.sector())
                .param("pattern", Folding.likePattern(Folding.fold(filter.q())))
                .param("after", after)
                .param("limit", limit)
                .query(Provider.class)
                .list();
    }

    Optional<Provider> find(Sight sight, String code) {
        return within(db.sql(COLUMNS + " and o.code = :code"), sight)
                .param("code", code)
                .query(Provider.class)
                .optional();
    }

    /// The field of a provider. Asked as the system itself.
    Optional<String> findSector(long organisation) {
        return db.sql("select sector from provider where organisation = :organisation")
                .param("organisation", organisation)
                .query(String.class)
                .optional();
    }

    /// Providers of a field, and the ministries that manage it with all below them, except providers of other fields.
    /// Asked as the system itself.
    ///
    /// @param ministries codes
    List<Long> listMembers(String sector, List<String> ministries, LocalDate on) {
        return db.sql("""
                with recursive member (id) as (
                    (select organisation from provider where sector = :sector
                      union
                     select id from organisation where code = any (:ministries))
                  union
                    select v.organisation
                      from member m
                      join organisation_version v
                        on v.parent = m.id
                       and v.valid_from <= :on
                       and (v.valid_to is null or v.valid_to >= :on)
                     where not exists (select from provider p where p.organisation = v.organisation)
                )
                select o.id
                  from member m
                  join organisation o on o.id = m.id
                 where o.valid_to is null or o.valid_to >= :on
                 order by o.id
                """)
                .param("sector", sector)
                .param("ministries", ministries.toArray(String[]::new))
                .param("on", on)
                .query(Long.class)
                .list();
    }

    /// Active services of providers that were found within sight in the same act.
    List<Service> listServices(Collection<Long> providers) {
        return db.sql("""
                select id, provider, name, address, users, data_subjects, personal_data, level
                  from provider_service
                 where provider = any (:providers)
                   and ended_at is null
                 order by provider, id
                """)
                .param("providers", providers.toArray(Long[]::new))
                .query(Service.class)
                .list();
    }

    /// The standing declarations of providers that were found within sight in the same act.
    List<Declaration> listDeclarations(Collection<Long> providers) {
        return db.sql("""
                select distinct on (d.provider, d.duty) d.id, d.provider, d.duty, d.value, d.note, d.evidence_name,
                       d.evidence_type, d.evidence_sha256, d.at, p.name as by
                  from provider_declaration d
                  join person p on p.id = d.by
                 where d.provider = any (:providers)
                 order by d.provider, d.duty, d.id desc
                """)
                .param("providers", providers.toArray(Long[]::new))
                .query((row, _) -> declaration(row))
                .list();
    }

    Optional<Declaration> findDeclaration(long provider, long id) {
        return db.sql("""
                select d.id, d.provider, d.duty, d.value, d.note, d.evidence_name, d.evidence_type, d.evidence_sha256,
                       d.at, p.name as by
                  from provider_declaration d
                  join person p on p.id = d.by
                 where d.provider = :provider
                   and d.id = :id
                """)
                .param("provider", provider)
                .param("id", id)
                .query((row, _) -> declaration(row))
                .optional();
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                row.getLong("id"),
                row.getLong("provider"),
                row.getString("duty"),
                row.getString("value"),
                row.getString("note"),
                row.getString("evidence_name"),
                row.getString("evidence_type"),
                row.getString("evidence_sha256"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"));
    }

    void insert(
            long organisation, String sector, @Nullable Long territory, String website, Instant at, @Nullable Long by) {
        db.sql("""
                insert into provider (organisation, sector, territory, website, enrolled_at, enrolled_by)
                values (:organisation, :sector, :territory, :website, :at, :by)
                """)
                .param("organisation", organisation)
                .param("sector", sector)
                .param("territory", territory, Types.BIGINT)
                .param("website", website)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by, Types.BIGINT)
                .update();
    }

    long insertService(long provider, Service.Facts facts, Instant at) {
        return db.sql("""
                insert into provider_service (provider, name, address, users, data_subjects, personal_data, level, since)
                values (:provider, :name, :address, :users, :subjects, :personal, :level, :at)
                returning id
                """)
                .param("provider", provider)
                .param("name", facts.name())
                .param("address", facts.address())
                .param("users", facts.users())
                .param("subjects", facts.dataSubjects())
                .param("personal", facts.personalData())
                .param("level", facts.level(), Types.SMALLINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean endService(long provider, long service, Instant at) {
        return db.sql("""
                update provider_service set ended_at = :at
                 where id = :id and provider = :provider and ended_at is null
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", service)
                        .param("provider", provider)
                        .update()
                == 1;
    }

    long insertDeclaration(
            long provider,
            String duty,
            String value,
            String note,
            @Nullable String evidenceName,
            KeptFiles.@Nullable File evidence,
            Instant at,
            long by) {
        return db.sql("""
                insert into provider_declaration (provider, duty, value, note, evidence_name, evidence_type,
                                                  evidence_sha256, at, by)
                values (:provider, :duty, :value, :note, :name, :type, :sha256, :at, :by)
                returning id
                """)
                .param("provider", provider)
                .param("duty", duty)
                .param("value", value)
                .param("note", note)
                .param("name", evidenceName, Types.VARCHAR)
                .param("type", evidence == null ? null : evidence.mediaType(), Types.VARCHAR)
                .param("sha256", evidence == null ? null : evidence.sha256(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }
}
