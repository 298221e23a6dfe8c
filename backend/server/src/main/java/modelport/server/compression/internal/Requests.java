package modelport.server.compression.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import modelport.compression.Recipe;
import modelport.compression.Recipes;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.RecipeStep;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/** Reads what people ask for. */
public final class Requests {
    private static final double MOST = 100;
    private static final int LONGEST_CODE = 60;

    private Requests() {}

    /** Throws {@link Problem.Invalid} for limits that nothing or everything would keep to. */
    public static void check(CompressionLimits limits) {
        check("constraints.maxSizeRatio", limits.maxSizeRatio(), Double.MIN_VALUE, 1);
        check("constraints.maxQualityLoss", limits.maxQualityLoss(), 0, MOST);
        check("constraints.maxLatencyRatio", limits.maxLatencyRatio(), Double.MIN_VALUE, MOST);
    }

    /** Throws {@link Problem.Invalid} for a budget that is no loss. */
    public static void checkBudget(@Nullable Double budget) {
        check("lossBudget", budget, 0, MOST);
    }

    /** The recipes with these codes, each once; all there are where none is named. */
    public static List<Recipe> recipes(@Nullable List<String> codes, Signature signature) {
        if (codes == null) {
            return Recipes.of(signature);
        }
        if (codes.isEmpty()) {
            throw new ProblemException(
                    Problem.Invalid.field("recipes", "compression.no-recipes", "known", known(signature)));
        }
        return new LinkedHashSet<>(codes)
                .stream()
                        .map(code -> Recipes.find(code, signature).orElseThrow(() -> unknown(code, signature)))
                        .toList();
    }

    /** A recipe's steps in the words of the contract. */
    public static List<RecipeStep> steps(Recipe recipe) {
        return recipe.passes().stream()
                .map(pass -> new RecipeStep(
                        pass.code(),
                        pass.parameters().entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> entry.getKey(), entry -> String.valueOf(entry.getValue())))))
                .toList();
    }

    private static void check(String field, @Nullable Double limit, double least, double most) {
        if (limit != null && !(limit >= least && limit <= most)) {
            throw new ProblemException(Problem.Invalid.field(
                    field, least == 0 ? "compression.limit-loss" : "compression.limit-ratio", "most", number(most)));
        }
    }

    private static String number(double value) {
        return Long.toString((long) value);
    }

    private static ProblemException unknown(String code, Signature signature) {
        String shown = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) + "…" : code;
        return new ProblemException(Problem.Invalid.field(
                "recipes", "compression.unknown-recipe", "recipe", shown, "known", known(signature)));
    }

    private static String known(Signature signature) {
        return Recipes.of(signature).stream().map(Recipe::code).collect(Collectors.joining(", "));
    }
}
