package vn.khien.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Systems whose owner is no more, and to whom they passed. What is asked about the whole nation here is narrowed to
/// the heirs by who asks.
@Component
class PassingRows {
    private final JdbcClient db;

    PassingRows(JdbcClient db) {
        this.db = db;
    }

    /// A body that is no more and still owns systems, and a body of the day that succeeds it.
    record Heir(
            long predecessor,
            String predecessorVi,
            String predecessorEn,
            long organisation,
            String code,
            String nameVi,
            String nameEn,
            String path) {
        String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// Follows successions until bodies that exist on the day. A function that moved alone takes no system with it.
    List<Heir> listHeirs(LocalDate day) {
        return db.sql("""
                with recursive heir (predecessor, organisation) as (
                  select o.id, c.successor
                    from organisation o
                    join succession c on c.predecessor = o.id and c.kind <> 'function_moved'
                   where o.valid_to < :day
                     and exists (select from information_system s where s.owner = o.id and s.retired_at is null)
                  union
                  select h.predecessor, c.successor
                    from heir h
                    join organisation o on o.id = h.organisation and o.valid_to < :day
                    join succession c on c.predecessor = o.id and c.kind <> 'function_moved'
                )
                select h.predecessor, p.name_vi as predecessor_vi, p.name_en as predecessor_en, h.organisation, o.code,
                       o.name_vi, o.name_en, o.path
                  from heir h
                  join organisation p on p.id = h.predecessor
                  join organisation o on o.id = h.organisation
                 where (o.valid_from is null or o.valid_from <= :day)
                   and (o.valid_to is null or o.valid_to >= :day)
                 order by h.predecessor, o.path
                """).param("day", day).query(Heir.class).list();
    }

    /// A system that waits for an owner.
    record Waiting(
            long id, String code, String name, @Nullable Integer level, long owner) {}

    List<Waiting> listOwnedBy(Collection<Long> predecessors) {
        return db.sql("""
                select id, code, name, level, owner
                  from information_system
                 where owner = any(:owners)
                   and retired_at is null
                 order by owner, code
                """)
                .param("owners", predecessors.toArray(Long[]::new))
                .query(Waiting.class)
                .list();
    }

    /// @param by who chose the heir; absent where there was no choice
    void passOn(Collection<Long> systems, long heir, Instant at, @Nullable Long by) {
        db.sql("""
                insert into system_passing (system, predecessor, successor, at, by)
                select id, owner, :heir, :at, :by
                  from information_system
                 where id = any(:systems)
                 order by id
                """)
                .param("systems", systems.toArray(Long[]::new))
                .param("heir", heir)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by, java.sql.Types.BIGINT)
                .update();
        db.sql("""
                update information_system
                   set owner = :heir, version = version + 1, updated_at = :at
                 where id = any(:systems)
                """)
                .param("systems", systems.toArray(Long[]::new))
                .param("heir", heir)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false where it was asked before
    boolean ask(Heir heir, Instant at) {
        return db.sql("""
                insert into system_choice_asked (predecessor, organisation, at)
                values (:predecessor, :organisation, :at)
                on conflict do nothing
                """)
                        .param("predecessor", heir.predecessor())
                        .param("organisation", heir.organisation())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// An owner that a system had, until when.
    record Former(String code, String nameVi, String nameEn, Instant until, LocalDate asOf) {
        String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// The newest first; of a system that was found within scope in the same act.
    List<Former> listFormer(long system) {
        return db.sql("""
                select o.code, o.name_vi, o.name_en, p.at as until, coalesce(o.valid_to, date '0001-01-01') as as_of
                  from system_passing p
                  join organisation o on o.id = p.predecessor
                 where p.system = :system
                 order by p.id desc
                """).param("system", system).query(Former.class).list();
    }

    /// One at a time passes systems on, on whichever node.
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('khien.systems-pass'))")
                .query((row, _) -> "")
                .single();
    }
}
