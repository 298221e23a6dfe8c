package modelport.formats.sklearn.featureselection;

import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;

/** The coefficients of support vector machines with a linear kernel, which compute them when they are asked. */
final class LinearMachines {
    private LinearMachines() {}

    static Matrix coefficients(Estimator machine) {
        boolean linear = machine.is("kernel", "linear");
        String dual = machine.has("_dual_coef_") ? "_dual_coef_" : "dual_coef_";
        if (!linear || machine.matrix(dual).rows() != 1) {
            throw machine.unsupported("coef_", machine.text("kernel", "None"));
        }
        return machine.matrix(dual).times(machine.matrix("support_vectors_"));
    }
}
