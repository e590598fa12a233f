package vn.khien.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.inventory.Importing;

/// 100,000 systems of a province by Excel: read, checked, compared with the register and written after
/// confirmation, all of them new, against the reader alone, which takes every cell's text and does nothing with it.
/// Then the heap that it needs: what is alive while the same file runs again, looked at by collecting garbage again and
/// again, above what was alive before.
final class Imports implements Bench.Measurement {
    private static final int ROWS = 100_000;
    private static final int WARM_UPS = 3;
    private static final int RUNS = 5;
    private static final int COLUMNS = 14;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final String LOGIN = "focal.HNI";

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var viewer = ground.bean(Viewers.class).find(LOGIN, null).orElseThrow();
        var folder = Files.createTempDirectory("khien-import-bench");
        var file = write(folder.resolve("systems.xlsx"));
        try {
            var reader = new long[RUNS];
            var whole = new long[RUNS];
            Ground.timed(WARM_UPS, _ -> read(file));
            run(ground, viewer, file);
            forget(ground);
            // In turn, so that a machine that changes its pace does so for both.
            for (int i = 0; i < RUNS; i++) {
                reader[i] = Ground.timed(1, _ -> read(file))[0];
                whole[i] = Ground.timed(1, _ -> run(ground, viewer, file))[0];
                forget(ground);
            }
            var heap = heap(() -> run(ground, viewer, file));
            forget(ground);
            return List.of(
                    ratio(reader, whole),
                    new Ratio("import", heap / 1024.0 / 1024.0, true, 64, "MiB of heap alive above before"));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static Ratio ratio(long[] reader, long[] whole) {
        Arrays.sort(reader);
        Arrays.sort(whole);
        return new Ratio(
                "import",
                Ground.medianMicros(whole) / Ground.medianMicros(reader),
                true,
                5,
                String.format(
                        Locale.ROOT,
                        "%.1f s for %d new rows, the reader alone %.1f s, medians of %d",
                        Ground.medianMicros(whole) / 1e6,
                        ROWS,
                        Ground.medianMicros(reader) / 1e6,
                        RUNS));
    }

    private static Path write(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("He thong");
            var headers = List.of(
                    "Mã hệ thống",
                    "Tên hệ thống",
                    "Mục đích",
                    "Mã đơn vị chủ quản",
                    "Đơn vị vận hành",
                    "Số người phục vụ",
                    "Số người có dữ liệu",
                    "Dữ liệu cá nhân",
                    "Dịch vụ trực tuyến",
                    "Cấp độ",
                    "Hồ sơ cấp độ",
                    "Số quyết định",
                    "Ngày quyết định",
                    "Đã triển khai đủ phương án");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
            }
            for (int row = 1; row <= ROWS; row++) {
                write(sheet, row);
            }
        }
        return file;
    }

    private static void write(Worksheet sheet, int row) {
        var approved = row % 4 > 0;
        sheet.value(row, 1, "Cổng thông tin điện tử của đơn vị số " + row);
        sheet.value(row, 2, "Cung cấp thông tin và dịch vụ công trực tuyến cho người dân, lần " + row);
        sheet.value(row, 4, "Trung tâm Công nghệ thông tin");
        sheet.value(row, 5, row % 50_000);
        sheet.value(row, 6, row % 90_000);
        sheet.value(row, 7, row % 2 == 0 ? "Có" : "Không");
        sheet.value(row, 8, row % 3 == 0 ? "Có" : "Không");
        sheet.value(row, 9, 1 + row % 3);
        sheet.value(row, 10, approved ? "Đã phê duyệt" : "Chưa có");
        if (approved) {
            sheet.value(row, 11, row + "/QĐ-UBND");
            sheet.value(row, 12, "07/04/2023");
        }
        sheet.value(row, 13, row % 2 == 0 ? "Có" : "Không");
    }

    private static void read(Path file) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                var rows = workbook.getFirstSheet().openStream()) {
            var letters = rows.mapToLong(row -> {
                        var sum = 0L;
                        for (int column = 0; column < COLUMNS; column++) {
                            sum += row.getOptionalCell(column)
                                    .map(cell -> cell.getRawValue() == null
                                            ? 0
                                            : cell.getRawValue().length())
                                    .orElse(0);
                        }
                        return sum;
                    })
                    .sum();
            if (letters < ROWS) {
                throw new IllegalStateException("the reader found " + letters + " letters");
            }
        }
    }

    private static void run(Ground ground, Viewer viewer, Path file) throws IOException {
        var importing = ground.bean(Importing.class);
        try (var in = Files.newInputStream(file)) {
            if (!(importing.compare(viewer, "systems.xlsx", in) instanceof Importing.Result.Compared(var id))) {
                throw new IllegalStateException("the workbook was not read");
            }
            if (!(importing.confirm(viewer, id) instanceof Importing.Confirmation.Written(var comparison))
                    || comparison.added() != ROWS) {
                throw new IllegalStateException("not all rows were written");
            }
        }
    }

    /// The register as it was before.
    private static void forget(Ground ground) throws Exception {
        try (var owner = ground.owner();
                var statement = owner.createStatement()) {
            statement.execute("""
                    delete from system_history h
                     using information_system s
                     where s.id = h.system and s.name like 'Cổng thông tin điện tử của đơn vị số %'
                    """);
            statement.execute(
                    "delete from information_system where name like 'Cổng thông tin điện tử của đơn vị số %'");
            statement.execute("delete from system_import_row");
            statement.execute("delete from system_import");
            statement.execute("vacuum analyze information_system");
            statement.execute("vacuum analyze system_import_row");
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /// Bytes alive at most while the work runs, above what is alive without it.
    private static long heap(Work work) throws InterruptedException {
        var before = alive();
        var running = CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        var most = new ArrayList<Long>(List.of(before));
        while (!running.isDone()) {
            most.add(alive());
            // Collecting stops the work; without a pause it would hardly get on.
            Thread.sleep(LOOK_EVERY);
        }
        running.join();
        return most.stream().mapToLong(Long::longValue).max().orElseThrow() - before;
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
