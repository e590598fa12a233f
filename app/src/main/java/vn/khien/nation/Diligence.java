package vn.khien.nation;

import java.util.List;
import java.util.SplittableRandom;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answers;
import vn.khien.guidance.Requirement;

/// How one body answers: how far it has come, and how well it stands.
///
/// @param share part of its systems' requirements that is answered, 0 to 1
/// @param strength chance that a requirement of common difficulty is met
record Diligence(double share, double strength) {

    Answers answer(SplittableRandom chance, List<Requirement> requirements) {
        var bytes = new byte[requirements.size()];
        var until =
                share >= 1 ? requirements.size() : (int) (requirements.size() * share * (0.5 + chance.nextDouble()));
        for (int position = 0; position < Math.min(until, bytes.length); position++) {
            bytes[position] =
                    (byte) one(chance, hardness(requirements.get(position))).ordinal();
        }
        return Answers.of(bytes);
    }

    private Answer one(SplittableRandom chance, double hardness) {
        var dice = chance.nextDouble();
        var met = Math.clamp(strength - hardness, 0.15, 0.95);
        if (dice < met) {
            return Answer.MET;
        }
        var rest = (dice - met) / (1 - met);
        return rest < 0.2 ? Answer.PARTLY : rest < 0.95 ? Answer.NOT_MET : Answer.NOT_APPLICABLE;
    }

    /// Some requirements are harder than others, the same ones everywhere.
    private static double hardness(Requirement requirement) {
        return Math.floorMod(requirement.code().hashCode(), 50) / 100.0;
    }
}
