package vn.khien.support;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What veraPDF, the industry's own validator, says of a document as PDF/A-2b (ISO 19005-2).
public final class ArchivalForm {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private ArchivalForm() {}

    /// The rules that the document breaks, by clause; none where it is PDF/A-2b.
    public static List<String> broken(byte[] pdf) {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                var validator = foundry.createValidator(PDFAFlavour.PDFA_2_B, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(one -> one.getRuleId().getClause() + " " + one.getMessage())
                    .distinct()
                    .toList();
        } catch (Exception unreadable) {
            return List.of("not a PDF: " + unreadable.getMessage());
        }
    }
}
