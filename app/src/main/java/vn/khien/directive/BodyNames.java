package vn.khien.directive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisation;

/// Finds the bodies and classes of bodies that a text names, by the names of the register of one date and the ways
/// official writing shortens them (UBND, TT&TT, "các bộ, ngành").
final class BodyNames {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private record Named(String lower, Organisation organisation) {}

    private record ClassWords(Pattern words, AddresseeClass addresseeClass) {}

    private static final List<ClassWords> CLASSES = List.of(
            new ClassWords(
                    Pattern.compile(
                            "các bộ(?=[,;: ])|(?<!\\p{L})bộ trưởng(?! Bộ)|(?<!\\p{L})bộ, ngành|(?<!\\p{L})bộ, cơ quan ngang bộ",
                            FLAGS),
                    AddresseeClass.MINISTRY),
            new ClassWords(Pattern.compile("cơ quan ngang bộ", FLAGS), AddresseeClass.MINISTERIAL_AGENCY),
            new ClassWords(Pattern.compile("cơ quan thuộc Chính phủ", FLAGS), AddresseeClass.GOVERNMENT_AGENCY),
            new ClassWords(
                    Pattern.compile(
                            "(?:chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:các )?tỉnh, thành phố(?: trực thuộc trung ương)?|(?<!\\p{L})địa phương",
                            FLAGS),
                    AddresseeClass.PROVINCE),
            new ClassWords(
                    Pattern.compile("tập đoàn(?: kinh tế)?, tổng công ty(?: nhà nước)?", FLAGS),
                    AddresseeClass.STATE_ENTERPRISE));
    private static final Pattern OPEN = Pattern.compile(
            "(?:các )?tổ chức, (?:cơ quan, )?doanh nghiệp|(?:các )?doanh nghiệp(?! nhà nước)|cơ quan báo chí", FLAGS);

    private final List<Named> names = new ArrayList<>();

    BodyNames(List<Organisation> register) {
        for (var organisation : register) {
            var isNoAddressee = organisation.kind() == Organisation.Kind.SUB_UNIT
                    || organisation.kind() == Organisation.Kind.GOVERNMENT;
            if (isNoAddressee) {
                continue;
            }
            variants(organisation.nameVi())
                    .forEach(variant -> names.add(new Named(variant.toLowerCase(Locale.ROOT), organisation)));
        }
        names.sort(
                Comparator.comparingInt((Named named) -> named.lower().length()).reversed());
    }

    private static List<String> variants(String name) {
        var variants = new ArrayList<String>();
        variants.add(name);
        variants.add(name.replace("UBND ", "Ủy ban nhân dân "));
        variants.add(name.replace("Thông tin và Truyền thông", "TT&TT"));
        return variants.stream().distinct().toList();
    }

    /// One mention in a text.
    record Mention(Obligation.Addressee addressee, int start, int end) {}

    /// All mentions in a text, in order; a longer name hides the shorter ones inside it.
    List<Mention> findAll(String text) {
        var mentions = new ArrayList<Mention>();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() == text.length()) {
            for (var named : names) {
                addNamed(mentions, text, lower, named);
            }
        }
        for (var words : CLASSES) {
            var matcher = words.words().matcher(text);
            while (matcher.find()) {
                var code = words.addresseeClass().code();
                add(mentions, Obligation.Type.CLASS, code, matcher.group(), matcher.start());
            }
        }
        var open = OPEN.matcher(text);
        while (open.find()) {
            add(mentions, Obligation.Type.OPEN, null, open.group(), open.start());
        }
        mentions.sort(Comparator.comparingInt(Mention::start));
        return mentions;
    }

    private static void addNamed(List<Mention> mentions, String text, String lower, Named named) {
        var length = named.lower().length();
        for (int at = lower.indexOf(named.lower()); at >= 0; at = lower.indexOf(named.lower(), at + length)) {
            var behind = at + length;
            if (behind < text.length() && Character.isLetter(text.charAt(behind))) {
                continue;
            }
            if (isFree(mentions, at, behind)) {
                var quote = text.substring(at, behind);
                mentions.add(new Mention(
                        new Obligation.Addressee(
                                Obligation.Type.ORGANISATION,
                                named.organisation().code(),
                                named.organisation().nameVi(),
                                quote,
                                false),
                        at,
                        behind));
            }
        }
    }

    private static void add(
            List<Mention> mentions,
            Obligation.Type type,
            @org.jspecify.annotations.Nullable String code,
            String quote,
            int start) {
        var sameClass = mentions.stream()
                .anyMatch(mention ->
                        code != null && code.equals(mention.addressee().code()));
        if (!sameClass && (type == Obligation.Type.CLASS || isFree(mentions, start, start + quote.length()))) {
            mentions.add(new Mention(
                    new Obligation.Addressee(type, code, quote, quote, false), start, start + quote.length()));
        }
    }

    private static boolean isFree(List<Mention> mentions, int start, int end) {
        return mentions.stream().noneMatch(mention -> start < mention.end() && mention.start() < end);
    }
}
