package vn.khien.nation;

import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;

/// The head signs and sends.
@Component
class Sealing {
    void seal(Viewer head, long directive, Organisation body) {}
}
