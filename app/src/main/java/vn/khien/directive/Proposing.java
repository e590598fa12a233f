package vn.khien.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proposes obligations from clauses by rules. Each part of a proposal carries the words that it rests on; where there
/// are no words, nothing is proposed. A person edits and confirms.
final class Proposing {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern VERB = Pattern.compile(
            "(?<!\\p{L})(?:trực tiếp|chủ trì|phối hợp|chỉ đạo|tổ chức (?!,)|triển khai|thực hiện|theo chức năng|căn cứ|khẩn trương"
                    + "|có trách nhiệm|chịu trách nhiệm|chủ động|gửi|báo cáo|tăng cường|rà soát|sử dụng|hướng dẫn|tiếp nhận|theo dõi"
                    + "|bảo đảm|tuân thủ|ban hành|bố trí|xây dựng)",
            FLAGS);
    private static final Pattern ASKS = Pattern.compile("(?<!\\p{L})yêu cầu(?!\\p{L})", FLAGS);
    private static final Pattern RATIO = Pattern.compile("\\d{1,3}(?:,\\d)?\\s?%");
    private static final Pattern EVENT = Pattern.compile(
            "khi (?:bị|xảy ra|có sự cố|phát hiện)|trường hợp (?:bị|xảy ra|có)|(?:sau khi|ngay sau) \\p{L}{1,9} sự cố",
            FLAGS);
    private static final Pattern RECIPIENT = Pattern.compile(
            "(?:gửi|báo cáo|thông báo)(?:\\s\\p{L}{1,9}){0,4}?\\s(?:về|cho|tới|đến)?\\s?(?=Bộ|Thủ tướng|Chính phủ|Văn phòng)");
    private static final Pattern REVIEW = Pattern.compile("rà soát", FLAGS);
    private static final Pattern SYSTEMS = Pattern.compile("hệ thống thông tin", FLAGS);
    private static final Pattern RESULT = Pattern.compile("kết quả", FLAGS);
    private static final String PRIME_MINISTER = "Thủ tướng Chính phủ";
    private static final int CONTEXT_MAX = 4_000;

    private final BodyNames names;
    private final DueReader dues;

    Proposing(BodyNames names, DueReader dues) {
        this.names = names;
        this.dues = dues;
    }

    /// The proposals for a document's clauses, in order.
    List<Obligation> propose(List<Clause> clauses) {
        var numbered = clauses.stream().anyMatch(clause -> clause.number() != null);
        var proposals = new ArrayList<Obligation>();
        var heard = new ArrayList<Heard>();
        var table = TaskTable.read(clauses);
        for (var clause : clauses) {
            if (table.holds(clause)) {
                continue;
            }
            var text = clause.text().length() > CONTEXT_MAX ? clause.text().substring(0, CONTEXT_MAX) : clause.text();
            var addressees = addressees(clause, text, heard);
            if (!addressees.isEmpty()) {
                heard.add(new Heard(clause.number(), addressees));
            }
            var asks = numbered ? clause.number() != null : ASKS.matcher(text).find() || !heard.isEmpty();
            if (asks
                    && !addressees.isEmpty()
                    && !text.endsWith(":")
                    && VERB.matcher(text).find()) {
                sentences(text).forEach(sentence -> propose(clause, sentence, addressees, proposals));
            }
        }
        table.tasks().forEach(task -> propose(task, proposals));
        return proposals;
    }

    /// A row of a table says in its cells what a sentence says in its words.
    private void propose(TaskTable.Task task, List<Obligation> proposals) {
        var addressees = names.findAll(task.lead()).stream()
                .map(BodyNames.Mention::addressee)
                .toList();
        if (addressees.isEmpty()) {
            return;
        }
        var due = dues.readCell(task.due());
        var recipient = task.recipient();
        proposals.add(new Obligation(
                task.row().position(),
                task.row().text(),
                task.task(),
                kind(task.task(), due),
                addressees,
                recipient == null ? null : code(recipient),
                recipient,
                due,
                bases(task.task()),
                false));
    }

    private @Nullable String code(String name) {
        return names.findAll(name).stream()
                .filter(mention -> mention.start() == 0)
                .findFirst()
                .map(mention -> mention.addressee().code())
                .orElse(null);
    }

    private static List<Obligation.Basis> bases(String words) {
        return DocumentNumber.findAll(words).stream()
                .map(found -> new Obligation.Basis(found.canonical(), found.quote()))
                .toList();
    }

    /// Addressees that a clause named, for the clauses below it.
    private record Heard(@Nullable String number, List<Obligation.Addressee> addressees) {}

    private List<Obligation.Addressee> addressees(Clause clause, String text, List<Heard> heard) {
        var own = subject(text);
        if (!own.isEmpty()) {
            return own;
        }
        for (var earlier : heard.reversed()) {
            if (isBelow(clause.number(), earlier.number())) {
                return earlier.addressees();
            }
        }
        return List.of();
    }

    private static boolean isBelow(@Nullable String number, @Nullable String above) {
        if (number == null) {
            return above == null;
        }
        return above != null && number.startsWith(above + ".");
    }

    /// The bodies named before the first verb of duty ("Bộ Công an chủ trì …"), or behind "yêu cầu".
    private List<Obligation.Addressee> subject(String text) {
        int from = 0;
        var asks = ASKS.matcher(text);
        var first = VERB.matcher(text);
        if (asks.find() && (!first.find() || asks.start() < first.start())) {
            from = asks.end();
        }
        var verb = VERB.matcher(text);
        int to = verb.find(from) ? verb.start() : text.length();
        var until = to;
        var start = from;
        return names.findAll(text).stream()
                .filter(mention -> mention.start() >= start && mention.start() < until)
                .map(BodyNames.Mention::addressee)
                .toList();
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            var ends = text.charAt(at) == ';'
                    || (text.charAt(at) == '.'
                            && at + 2 < text.length()
                            && text.charAt(at + 1) == ' '
                            && Character.isUpperCase(text.charAt(at + 2))
                            && at - from > 12);
            if (ends) {
                sentences.add(text.substring(from, at + 1).strip());
                from = at + 1;
            }
        }
        if (from < text.length()) {
            sentences.add(text.substring(from).strip());
        }
        return sentences;
    }

    private void propose(
            Clause clause, String sentence, List<Obligation.Addressee> addressees, List<Obligation> proposals) {
        if (sentence.length() < 20 || !VERB.matcher(sentence).find()) {
            return;
        }
        var due = dues.read(sentence);
        var recipient = recipient(sentence);
        proposals.add(new Obligation(
                clause.position(),
                sentence,
                duty(sentence),
                kind(sentence, due),
                addressees,
                recipient == null ? null : recipient.code(),
                recipient == null ? null : recipient.quote(),
                due,
                bases(sentence),
                isReview(sentence)));
    }

    /// The words without the clause's number in front and the stop behind.
    private static String duty(String sentence) {
        var bare = sentence.replaceFirst("^(?:\\d{1,3}\\.|[a-zđ]\\)|[-–]|\\(\\d{1,2}\\))\\s+", "")
                .replaceFirst("[;.]$", "");
        return bare.isEmpty() ? sentence : bare.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bare.substring(1);
    }

    private static Obligation.Kind kind(String sentence, Due due) {
        if (EVENT.matcher(sentence).find()) {
            return Obligation.Kind.EVENT;
        }
        if (RATIO.matcher(sentence).find()) {
            return Obligation.Kind.RATIO;
        }
        return due.rule() == Due.Rule.BEFORE || due.rule() == Due.Rule.BY
                ? Obligation.Kind.ONCE
                : Obligation.Kind.STANDING;
    }

    private Obligation.@Nullable Addressee recipient(String sentence) {
        var matcher = RECIPIENT.matcher(sentence);
        if (!matcher.find()) {
            return null;
        }
        var rest = sentence.substring(matcher.end());
        if (rest.startsWith(PRIME_MINISTER)) {
            return new Obligation.Addressee(Obligation.Type.OPEN, null, PRIME_MINISTER, PRIME_MINISTER, false);
        }
        return names.findAll(rest).stream()
                .filter(mention -> mention.start() == 0)
                .findFirst()
                .map(BodyNames.Mention::addressee)
                .orElse(null);
    }

    private static boolean isReview(String sentence) {
        return REVIEW.matcher(sentence).find()
                && SYSTEMS.matcher(sentence).find()
                && RESULT.matcher(sentence).find();
    }
}
