package vn.khien.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Wall;
import vn.khien.page.PublicWarnings;
import vn.khien.page.Texts;

/// Released statements on the public site, beside the warnings: read at each refresh, never for a view.
@Component
class ReleasedStatements implements PublicWarnings {
    private static final int SHOWN = 50;

    private final AfterwardsRows rows;
    private final Texts texts;
    private final Wall wall;

    ReleasedStatements(AfterwardsRows rows, Texts texts, Wall wall) {
        this.rows = rows;
        this.texts = texts;
        this.wall = wall;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Warning> listPublic() {
        wall.nation();
        return rows.listReleased(SHOWN).stream().map(this::warning).toList();
    }

    private Warning warning(AfterwardsRows.Released one) {
        return new Warning(
                one.code(),
                Urgency.INFORMATION,
                one.at(),
                texts.text(Texts.VIETNAMESE, "incident.statement.title", one.bodyVi()),
                texts.text(Texts.ENGLISH, "incident.statement.title", one.bodyEn()),
                one.textVi(),
                one.textEn(),
                List.of(),
                List.of(),
                sha256(one.code() + "\n" + one.textVi() + "\n" + one.textEn()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
