package vn.khien.inventory;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Enters what runs in a system: one product by form, many by a software bill of materials (CycloneDX). The name is
/// made a key here, once; whoever warns of a product asks for the key.
@Component
public class EnteringProducts {
    private final ProductRows rows;
    private final SystemRows systems;
    private final ProductAliases aliases;
    private final ProductClock clock;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    EnteringProducts(
            ProductRows rows,
            SystemRows systems,
            ProductAliases aliases,
            ProductClock clock,
            Trail trail,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.systems = systems;
        this.aliases = aliases;
        this.clock = clock;
        this.trail = trail;
        this.events = events;
    }

    /// How entering ends.
    public sealed interface Outcome {
        /// @param added how many are new
        /// @param ended how many of an earlier file are no longer there
        /// @param skipped parts of the file that are no products: files, data, keys
        record Done(int added, int ended, int skipped) implements Outcome {}

        /// Nothing was written; everything that is wrong is named.
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// What runs in a system, as one reading of it.
    public record Running(InformationSystem system, List<Product> products) {}

    @Transactional
    public Running read(Viewer viewer, String code) {
        var system = system(viewer, code);
        trail.record(viewer.actor(), "inventory.read", "system:" + system.id());
        return new Running(system, rows.listOf(viewer.scope(), system.id()));
    }

    private InformationSystem system(Viewer viewer, String code) {
        return systems.findByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
    }

    /// Enters one product. The same again changes nothing.
    @Transactional
    public Outcome add(Viewer viewer, String code, TypedProduct typed) {
        var system = system(viewer, code);
        var problems = new ArrayList<Problem>();
        typed.check(problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        return write(viewer, system, List.of(typed), "form", 0);
    }

    /// Ends a product: it no longer runs in the system.
    @Transactional
    public void end(Viewer viewer, String code, long product) {
        var system = system(viewer, code);
        if (rows.listOf(viewer.scope(), system.id()).stream().noneMatch(one -> one.id() == product)) {
            throw new NotVisible("product " + product + " of system " + code);
        }
        if (rows.end(system.id(), product, clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "inventory.product-ended", "system:" + system.id(), "product:" + product);
        }
    }

    /// Brings in a software bill of materials. It replaces what an earlier one said of the same system.
    @Transactional
    public Outcome bringIn(Viewer viewer, String code, InputStream content) {
        var system = system(viewer, code);
        return switch (CycloneDxReading.read(content)) {
            case CycloneDxReading.Result.Refused(var problem) -> new Outcome.Refused(List.of(problem));
            case CycloneDxReading.Result.Products(var products, var skipped) ->
                write(viewer, system, products, "cyclonedx", skipped);
        };
    }

    private Outcome write(
            Viewer viewer, InformationSystem system, List<TypedProduct> products, String origin, int skipped) {
        var lines = lines(system.id(), products);
        var added = rows.insert(lines, origin, clock.instant(), viewer.person());
        var ended = origin.equals("cyclonedx")
                ? rows.endUnnamed(
                        system.id(),
                        lines.stream()
                                .map(line -> line.key() + " " + line.version())
                                .toList(),
                        clock.instant(),
                        viewer.person())
                : 0;
        if (added + ended > 0) {
            trail.record(
                    viewer.actor(),
                    "inventory.products-entered",
                    "system:" + system.id(),
                    "%s: added %d, ended %d".formatted(origin, added, ended));
        }
        if (added > 0) {
            events.publishEvent(new ProductsEntered(List.of(system.id())));
        }
        return new Outcome.Done(added, ended, skipped);
    }

    private List<ProductRows.Line> lines(long system, List<TypedProduct> products) {
        var keys = new LinkedHashMap<TypedProduct, String>();
        for (var one : products) {
            keys.put(one, ProductKey.of(TypedProduct.text(one.vendor()), TypedProduct.text(one.name())));
        }
        var resolved = aliases.resolve(keys.values());
        var lines = new ArrayList<ProductRows.Line>();
        keys.forEach((one, key) -> lines.add(line(system, one, resolved.apply(key))));
        return lines;
    }

    private static ProductRows.Line line(long system, TypedProduct product, String key) {
        var version = TypedProduct.text(product.version());
        return new ProductRows.Line(
                system,
                TypedProduct.text(product.vendor()),
                TypedProduct.text(product.name()),
                version,
                key,
                VersionKey.of(version));
    }

    /// A product of a system that the same act has found in the viewer's scope.
    ///
    /// @param system id
    public record Entry(long system, TypedProduct product) {}

    /// Enters many products at once, for thousands of systems; those that are there stay as they are.
    ///
    /// @return how many are new
    @Transactional
    public int addAll(Viewer viewer, List<Entry> entries) {
        var known = systems
                .listByIds(
                        viewer.scope(),
                        entries.stream().map(Entry::system).distinct().toList())
                .stream()
                .map(InformationSystem::id)
                .collect(java.util.stream.Collectors.toSet());
        var keys = new LinkedHashMap<Entry, String>();
        var problems = new ArrayList<Problem>();
        for (var one : entries) {
            one.product().check(problems);
            if (!problems.isEmpty() || !known.contains(one.system())) {
                throw new IllegalArgumentException("not to be entered: " + one + " " + problems);
            }
            keys.put(
                    one,
                    ProductKey.of(
                            TypedProduct.text(one.product().vendor()),
                            TypedProduct.text(one.product().name())));
        }
        var resolved =
                aliases.resolve(List.copyOf(keys.values()).stream().distinct().toList());
        var lines = keys.entrySet().stream()
                .map(one -> line(one.getKey().system(), one.getKey().product(), resolved.apply(one.getValue())))
                .toList();
        var added = rows.insert(lines, "form", clock.instant(), viewer.person());
        trail.record(viewer.actor(), "inventory.products-entered", "systems:" + known.size(), "added " + added);
        if (added > 0) {
            events.publishEvent(new ProductsEntered(List.copyOf(known)));
        }
        return added;
    }
}
