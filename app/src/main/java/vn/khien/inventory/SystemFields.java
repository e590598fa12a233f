package vn.khien.inventory;

import java.util.List;

/// The fields of a system by the workbook's columns.
final class SystemFields {
    private static final List<String> NAMES = List.of(
            "code",
            "name",
            "purpose",
            "owner",
            "operator",
            "peopleServed",
            "dataSubjects",
            "personalData",
            "onlineService",
            "level",
            "dossier",
            "dossierNumber",
            "dossierDate",
            "planCarriedOut");

    private static final int DATE = 12;
    private static final List<Integer> REQUIRED = List.of(1, 9, 10);

    /// How the workbook of systems is read.
    static final WorkbookReading.Columns COLUMNS =
            new WorkbookReading.Columns(SystemWorkbook.HEADERS, NAMES, REQUIRED, DATE);

    private SystemFields() {}

    static TypedSystem typed(String[] v) {
        return new TypedSystem(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]);
    }
}
