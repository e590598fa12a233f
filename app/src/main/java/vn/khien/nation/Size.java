package vn.khien.nation;

/// How large a nation is made.
///
/// @param subUnits units below the addressees
/// @param systems information systems
/// @param accounts whether every organisation gets its three accounts
record Size(int subUnits, int systems, boolean accounts) {
    /// About 112 addressees, 700 sub-units, and as many systems as the state's figures of June 2024 count.
    static final Size DEMONSTRATION = new Size(700, 7_206, true);

    /// A nation for measuring: accounts only for the addressees.
    static Size scale(int organisations, int systems) {
        return new Size(Math.max(0, organisations - 112), systems, false);
    }

    /// Systems of level 4 that bodies inspected or attacked register themselves; incidents happen where there are
    /// accounts.
    int registeredElsewhere() {
        return Inspecting.SYSTEMS + (accounts ? StruckBodies.SYSTEMS : 0);
    }
}
