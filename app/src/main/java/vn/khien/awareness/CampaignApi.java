package vn.khien.awareness;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.Folding;
import vn.khien.platform.OpaqueId;
import vn.khien.platform.Problem;
import vn.khien.platform.UnknownWord;

/// Campaigns for other systems.
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignApi {
    private static final int LIMIT_MAX = 200;

    private final Campaigns campaigns;
    private final Ordering ordering;
    private final TakingUp takingUp;
    private final Problems problems;

    CampaignApi(Campaigns campaigns, Ordering ordering, TakingUp takingUp, Problems problems) {
        this.campaigns = campaigns;
        this.ordering = ordering;
        this.takingUp = takingUp;
        this.problems = problems;
    }

    /// Amounts in dong, people as whole numbers; `reach` is counted from checked evidence within the caller's scope.
    record CampaignJson(
            String id,
            String organisation,
            String title,
            String titleEn,
            String goal,
            String audience,
            String messages,
            List<String> channels,
            long reachGoal,
            long budget,
            LocalDate from,
            LocalDate to,
            boolean published,
            ReachJson reach) {
        static CampaignJson of(Campaigns.Measured measured) {
            var one = measured.campaign();
            return new CampaignJson(
                    "" + one.id(),
                    one.organisation(),
                    one.titleVi(),
                    one.titleEn(),
                    one.goal(),
                    one.audience(),
                    one.messages(),
                    one.channels(),
                    one.reachGoal(),
                    one.budget(),
                    one.startsOn(),
                    one.endsOn(),
                    one.published(),
                    ReachJson.of(measured.reach()));
        }
    }

    record ReachJson(
            int placements, long claimed, long evidenced, long counted, int checked, long cost, long costPerThousand) {
        static ReachJson of(Reach reach) {
            return new ReachJson(
                    reach.placements(),
                    reach.claimed(),
                    reach.evidenced(),
                    reach.counted(),
                    reach.checked(),
                    reach.cost(),
                    reach.costPerThousand());
        }
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping
    Items<CampaignJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "9223372036854775807") long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = campaigns.list(viewer, size + 1, cursor);
        return Items.of(found, size, CampaignJson::of, last -> last.campaign().id());
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/{id}")
    CampaignJson one(Viewer viewer, @PathVariable long id) {
        return CampaignJson.of(campaigns.read(viewer, id));
    }

    record OrderJson(
            @Nullable String title,
            @Nullable String titleEn,
            @Nullable String goal,
            @Nullable String audience,
            @Nullable String messages,
            @Nullable List<String> channels,
            @Nullable Long reachGoal,
            @Nullable Long budget,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Campaign.Order read(List<Problem> problems) {
            if (from == null) {
                problems.add(Problem.at("from", "awareness.problem.date"));
            }
            if (to == null) {
                problems.add(Problem.at("to", "awareness.problem.date"));
            }
            return new Campaign.Order(
                    clean(title),
                    clean(titleEn),
                    clean(goal),
                    clean(audience),
                    clean(messages),
                    known(Objects.requireNonNullElse(channels, List.of())),
                    Objects.requireNonNullElse(reachGoal, 0L),
                    Objects.requireNonNullElse(budget, 0L),
                    Objects.requireNonNullElse(from, LocalDate.EPOCH),
                    Objects.requireNonNullElse(to, LocalDate.EPOCH));
        }

        private static List<String> known(List<String> channels) {
            for (int i = 0; i < channels.size(); i++) {
                UnknownWord.among(Campaign.CHANNELS, "channels[" + i + "]", channels.get(i));
            }
            return channels;
        }

        private static String clean(@Nullable String typed) {
            return Folding.clean(TypedCampaign.text(typed));
        }
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping
    ResponseEntity<?> order(
            Viewer viewer,
            @RequestBody OrderJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var wrong = new ArrayList<Problem>();
        var order = body.read(wrong);
        if (!wrong.isEmpty()) {
            wrong.addAll(CampaignRules.check(order));
            return refuse(language, wrong);
        }
        return switch (ordering.order(viewer, order)) {
            case Outcome.Done(var id) ->
                ResponseEntity.created(URI.create("/api/v1/campaigns/" + id))
                        .body(CampaignJson.of(campaigns.read(viewer, id)));
            case Outcome.Refused(var all) -> refuse(language, all);
        };
    }

    /// What the form of a page calls otherwise than the JSON.
    private static final Map<String, String> FIELDS = Map.of(
            "titleVi", "title",
            "startsOn", "from",
            "endsOn", "to",
            "happenedOn", "on",
            "audienceCount", "audience");

    private ResponseEntity<?> refuse(@Nullable String language, List<Problem> wrong) {
        return problems.refuse(
                language,
                HttpStatus.UNPROCESSABLE_CONTENT,
                wrong.stream()
                        .map(one -> new Problem(FIELDS.getOrDefault(one.place(), one.place()), one.code(), one.args()))
                        .toList());
    }

    /// @param state `asked`, `taken` or `reported`
    record BodyJson(String organisation, String state, int placements, long claimed, long counted) {}

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/{id}/bodies")
    Items<BodyJson> bodies(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        campaigns.read(viewer, id);
        return Items.part(
                campaigns.listAsked(viewer, id),
                Math.clamp(limit, 1, LIMIT_MAX),
                cursor,
                one -> new BodyJson(one.code(), one.state(), one.placements(), one.claimed(), one.counted()));
    }

    record PlacementJson(
            @Nullable String id,
            @Nullable String organisation,
            @Nullable String material,
            @Nullable String channel,
            @Nullable LocalDate on,
            @Nullable String broadcastAt,
            @Nullable String link,
            @Nullable Long audience,
            @Nullable String audienceSource,
            @Nullable Long cost,
            @Nullable Long counted) {
        static PlacementJson of(Placement one) {
            return new PlacementJson(
                    "" + one.id(),
                    one.organisationCode(),
                    one.material() == null ? null : "" + one.material(),
                    one.channel(),
                    one.happenedOn(),
                    one.broadcastAt(),
                    one.link(),
                    one.audience(),
                    one.audienceSource(),
                    one.cost(),
                    one.counted());
        }
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/{id}/placements")
    Items<PlacementJson> placements(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "9223372036854775807") long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = campaigns.listPlacements(viewer, id, cursor, size + 1);
        return Items.of(found, size, PlacementJson::of, Placement::id);
    }

    @Requires(Right.REPORT_CAMPAIGNS)
    @PostMapping("/{id}/placements")
    ResponseEntity<?> report(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody PlacementJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var report = new Placement.Report(
                body.material() == null ? null : OpaqueId.read(body.material()),
                TypedCampaign.text(UnknownWord.among(Campaign.CHANNELS, "channel", body.channel())),
                Objects.requireNonNullElse(body.on(), LocalDate.EPOCH),
                TypedCampaign.text(body.broadcastAt()),
                TypedCampaign.text(body.link()),
                Objects.requireNonNullElse(body.audience(), 0L),
                TypedCampaign.text(body.audienceSource()),
                Objects.requireNonNullElse(body.cost(), 0L));
        return switch (takingUp.report(viewer, id, report, null)) {
            case Outcome.Done(var placement) ->
                ResponseEntity.created(URI.create("/api/v1/campaigns/" + id + "/placements"))
                        .body(Map.of("id", "" + placement));
            case Outcome.Refused(var all) -> refuse(language, all);
        };
    }

    record CheckJson(@Nullable Long counted, @Nullable String note) {}

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/{id}/placements/{placement}/check")
    ResponseEntity<?> check(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long placement,
            @RequestBody CheckJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var counted = Objects.requireNonNullElse(body.counted(), 0L);
        return switch (takingUp.check(viewer, id, placement, counted, TypedCampaign.text(body.note()))) {
            case Outcome.Done done ->
                ResponseEntity.status(HttpStatus.CREATED).body(CampaignJson.of(campaigns.read(viewer, id)));
            case Outcome.Refused(var all) -> refuse(language, all);
        };
    }
}
