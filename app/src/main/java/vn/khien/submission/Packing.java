package vn.khien.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.khien.access.Viewer;
import vn.khien.assessment.Answer;
import vn.khien.directive.Directive;
import vn.khien.guidance.Guidance;
import vn.khien.guidance.Requirement;
import vn.khien.organisation.Organisation;
import vn.khien.verifier.CanonicalJson;
import vn.khien.verifier.Json;

/// Writes the sealed package (`khien-package/1`, docs/receipt-format.md): what was asked, what was answered, by whom.
final class Packing {
    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, List<SubmissionRows.Proof>> evidence = new HashMap<>();

    Packing(List<SubmissionRows.Note> notes, List<SubmissionRows.Proof> evidence) {
        notes.forEach(note -> this.notes.put(note.assessment() + ":" + note.position(), note.note()));
        evidence.forEach(proof -> this.evidence
                .computeIfAbsent(proof.assessment() + ":" + proof.position(), _ -> new ArrayList<>())
                .add(proof));
    }

    byte[] write(
            Viewer viewer,
            Instant at,
            Directive directive,
            Organisation organisation,
            SubmissionRows.@Nullable HeadOf head,
            Guidance guidance,
            List<Requirement> requirements,
            Findings findings) {
        var root = new LinkedHashMap<String, Json>();
        root.put("format", text("khien-package/1"));
        root.put("assembledAt", text(at.truncatedTo(ChronoUnit.SECONDS).toString()));
        root.put("assembledBy", text(viewer.name()));
        root.put(
                "directive",
                members(
                        "id", text(String.valueOf(directive.id())),
                        "number", text(directive.number()),
                        "signedOn",
                                text(
                                        directive.signedOn() == null
                                                ? null
                                                : directive.signedOn().toString()),
                        "title", text(directive.title())));
        root.put("guidance", members("key", text(guidance.key()), "edition", new Json.Whole(guidance.edition())));
        root.put("organisation", members("code", text(organisation.code()), "name", text(organisation.nameVi())));
        root.put(
                "signatory",
                head == null ? new Json.Nothing() : members("name", text(head.name()), "title", text(head.titleVi())));
        root.put(
                "systems",
                new Json.Items(findings.lines().stream()
                        .map(line -> system(line, requirements))
                        .toList()));
        return CanonicalJson.bytes(new Json.Members(root));
    }

    private Json system(Findings.Line line, List<Requirement> requirements) {
        var system = line.system();
        var root = new LinkedHashMap<String, Json>();
        root.put("code", text(system.code()));
        root.put("name", text(system.name()));
        root.put("owner", text(system.ownerCode()));
        root.put("level", system.level() == null ? new Json.Nothing() : new Json.Whole(system.level()));
        root.put("dossier", text(system.dossier().code()));
        root.put("dossierNumber", text(system.dossierNumber()));
        root.put(
                "dossierDate",
                text(system.dossierDate() == null ? null : system.dossierDate().toString()));
        root.put("planCarriedOut", new Json.Truth(system.planCarriedOut()));
        root.put("onlineService", new Json.Truth(system.onlineService()));
        root.put("personalData", new Json.Truth(system.personalData()));
        var answers = new LinkedHashMap<String, Json>();
        var ownNotes = new LinkedHashMap<String, Json>();
        var proofs = new LinkedHashMap<String, Json>();
        var level = line.reviewed().level();
        for (var requirement : requirements) {
            if (line.reviewed().assessment() != null && level != null && requirement.asks(level)) {
                var answer = line.reviewed().answers().at(requirement.position());
                answers.put(requirement.code(), answer == Answer.NONE ? new Json.Nothing() : text(answer.code()));
                var place = line.reviewed().assessment() + ":" + requirement.position();
                if (notes.containsKey(place)) {
                    ownNotes.put(requirement.code(), text(notes.get(place)));
                }
                if (evidence.containsKey(place)) {
                    proofs.put(
                            requirement.code(),
                            new Json.Items(evidence.getOrDefault(place, List.of()).stream()
                                    .map(proof -> (Json) text(proof.sha256()))
                                    .toList()));
                }
            }
        }
        root.put("answers", new Json.Members(answers));
        root.put("notes", new Json.Members(ownNotes));
        root.put("evidence", new Json.Members(proofs));
        return new Json.Members(root);
    }

    private static Json text(@Nullable String value) {
        return value == null ? new Json.Nothing() : new Json.Text(value);
    }

    private static Json members(Object... pairs) {
        var map = new LinkedHashMap<String, Json>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Json) pairs[i + 1]);
        }
        return new Json.Members(map);
    }
}
