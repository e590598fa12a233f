package vn.khien.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.Witnessing;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// What was so at the instant of an incident: the systems with their levels and dossiers, what had been signed, found,
/// warned, and who was at the head. A record, not a verdict: head and ministry may each add their words, and nothing is
/// taken away.
@Component
public class AsItWas {
    static final int WORDS_MAX = 4_000;

    private final Incidents incidents;
    private final AfterwardsRows rows;
    private final ObjectProvider<Witnessing> witnesses;
    private final Trail trail;
    private final ProductClock clock;

    AsItWas(
            Incidents incidents,
            AfterwardsRows rows,
            ObjectProvider<Witnessing> witnesses,
            Trail trail,
            ProductClock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.witnesses = witnesses;
        this.trail = trail;
        this.clock = clock;
    }

    /// One system with what was known of it.
    ///
    /// @param known by text key of the group, in the order of keys; the latest first in each
    record Standing(Incidents.Befallen system, Map<String, List<Witnessing.Testimony>> known) {}

    /// @param at the instant that the record is of
    /// @param side `head` or `ministry` where the viewer may add words; null for others
    record Remembered(
            Incident incident,
            Instant at,
            @Nullable Organisation body,
            Optional<AfterwardsRows.Head> head,
            List<Standing> systems,
            List<AfterwardsRows.Word> words,
            @Nullable String side) {}

    @Transactional
    Remembered read(Viewer viewer, String code) {
        var incident = incidents.getWhole(viewer, code);
        var at = incident.countedFrom();
        var organisation = incident.organisation();
        trail.record(viewer.actor(), "incident.read-as-it-was", "incident:" + incident.id());
        return new Remembered(
                incident,
                at,
                incidents.body(incident),
                organisation == null ? Optional.empty() : rows.findHead(organisation, incident.day()),
                incidents.systems(viewer, incident, at).stream()
                        .map(system -> new Standing(system, known(viewer, system, at)))
                        .toList(),
                rows.listWords(incident.id()),
                side(viewer, incident));
    }

    private Map<String, List<Witnessing.Testimony>> known(Viewer viewer, Incidents.Befallen system, Instant at) {
        return witnesses
                .orderedStream()
                .flatMap(room -> room.listKnown(viewer, system.was().owner(), system.id(), at).stream())
                .sorted(Comparator.comparing(Witnessing.Testimony::since).reversed())
                .collect(Collectors.groupingBy(Witnessing.Testimony::section, TreeMap::new, Collectors.toList()));
    }

    private @Nullable String side(Viewer viewer, Incident incident) {
        if (incident.befell(viewer.organisation()) && viewer.roles().contains(Role.HEAD)) {
            return "head";
        }
        var ministry = viewer.roles().contains(Role.ANALYST)
                || viewer.may(Right.COORDINATE_INCIDENTS)
                        && incidents.may(viewer, incident).coordinates();
        return ministry && incident.organisation() != null ? "ministry" : null;
    }

    /// Adds words of the viewer's side; they stay. The same words twice in a row are one.
    @Transactional
    public Outcome say(Viewer viewer, String code, String words) {
        var incident = incidents.getWhole(viewer, code);
        var side = side(viewer, incident);
        if (side == null) {
            throw new NotVisible("words on incident " + code);
        }
        var said = Folding.clean(words);
        if (said.isEmpty() || said.length() > WORDS_MAX) {
            return Outcome.Refused.of("words", "incident.problem.words", 1, WORDS_MAX);
        }
        if (rows.say(incident.id(), side, said, clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.words-added", "incident:" + incident.id(), side);
        }
        return new Outcome.Done(code);
    }
}
