package vn.khien.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What other rooms may ask about organisations. The tree itself is no secret: it is read without a scope.
@Component
public class Organisations {
    private final OrganisationRows rows;

    Organisations(OrganisationRows rows) {
        this.rows = rows;
    }

    public Optional<Organisation> findByCode(String code, LocalDate on) {
        return rows.findByCode(code, on);
    }

    public Optional<Organisation> find(long id, LocalDate on) {
        return rows.findById(id, on);
    }

    /// Members of a class such as `province` on a date, in the order of the tree.
    public List<Organisation> listOfClass(AddresseeClass addresseeClass, LocalDate on) {
        return rows.listOfClass(addresseeClass.code(), on);
    }

    /// Direct sub-units on a date, in Vietnamese order.
    public List<Organisation> listChildren(long parent, LocalDate on) {
        return rows.listChildren(parent, on);
    }

    /// The whole tree as of a date, parents before children.
    public List<Organisation> listAll(LocalDate on) {
        return rows.listAll(on);
    }
}
