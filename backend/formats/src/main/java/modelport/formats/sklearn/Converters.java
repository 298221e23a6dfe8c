package modelport.formats.sklearn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.formats.sklearn.bayes.NaiveBayes;
import modelport.formats.sklearn.boosting.Wrappers;
import modelport.formats.sklearn.calibration.CalibratedClassifiers;
import modelport.formats.sklearn.cluster.Clusters;
import modelport.formats.sklearn.compose.ColumnTransformers;
import modelport.formats.sklearn.compose.FeatureUnions;
import modelport.formats.sklearn.compose.Pipelines;
import modelport.formats.sklearn.covariance.Envelopes;
import modelport.formats.sklearn.crossdecomposition.PartialLeastSquares;
import modelport.formats.sklearn.decomposition.KernelComponents;
import modelport.formats.sklearn.decomposition.LinearDecompositions;
import modelport.formats.sklearn.decomposition.PrincipalComponents;
import modelport.formats.sklearn.discriminant.Discriminants;
import modelport.formats.sklearn.dummy.Dummies;
import modelport.formats.sklearn.featureselection.ModelSelectors;
import modelport.formats.sklearn.featureselection.Selectors;
import modelport.formats.sklearn.featureselection.UnivariateSelectors;
import modelport.formats.sklearn.impute.Gaps;
import modelport.formats.sklearn.impute.SimpleImputers;
import modelport.formats.sklearn.isotonic.Isotonics;
import modelport.formats.sklearn.linear.BayesianRegressors;
import modelport.formats.sklearn.linear.GeneralisedLinearRegressors;
import modelport.formats.sklearn.linear.GradientDescents;
import modelport.formats.sklearn.linear.LinearClassifiers;
import modelport.formats.sklearn.linear.LinearRegressors;
import modelport.formats.sklearn.linear.LogisticRegressions;
import modelport.formats.sklearn.metrics.KernelRidges;
import modelport.formats.sklearn.mixture.Mixtures;
import modelport.formats.sklearn.multiclass.MulticlassClassifiers;
import modelport.formats.sklearn.multioutput.MultipleTargets;
import modelport.formats.sklearn.neighbors.ComponentsAnalyses;
import modelport.formats.sklearn.neighbors.LabelPropagations;
import modelport.formats.sklearn.neighbors.LocalOutliers;
import modelport.formats.sklearn.neighbors.NearestCentroids;
import modelport.formats.sklearn.neighbors.NeighbourClassifiers;
import modelport.formats.sklearn.neighbors.NeighbourRegressors;
import modelport.formats.sklearn.neural.Perceptrons;
import modelport.formats.sklearn.preprocessing.Bins;
import modelport.formats.sklearn.preprocessing.FunctionTransformers;
import modelport.formats.sklearn.preprocessing.LabelEncoders;
import modelport.formats.sklearn.preprocessing.Normalizers;
import modelport.formats.sklearn.preprocessing.OneHotEncoders;
import modelport.formats.sklearn.preprocessing.OrdinalEncoders;
import modelport.formats.sklearn.preprocessing.PolynomialExpansions;
import modelport.formats.sklearn.preprocessing.PowerTransformers;
import modelport.formats.sklearn.preprocessing.QuantileTransformers;
import modelport.formats.sklearn.preprocessing.Scalers;
import modelport.formats.sklearn.preprocessing.Splines;
import modelport.formats.sklearn.preprocessing.TargetEncoders;
import modelport.formats.sklearn.projection.KernelApproximations;
import modelport.formats.sklearn.projection.RandomProjections;
import modelport.formats.sklearn.selection.Chosen;
import modelport.formats.sklearn.selection.Thresholds;
import modelport.formats.sklearn.svm.SupportVectorMachines;
import modelport.onnx.RefusedException;

/** The converters by the exact names of the classes that they know, in all releases of scikit-learn. */
final class Converters {
    private static final Converters ALL =
            new Converters(List.of(BayesianRegressors.converters(),
                    LinearClassifiers.converters(),
                    LogisticRegressions.converters(),
                    GradientDescents.converters(),
                    NaiveBayes.converters(),
                    Isotonics.converters(),
                    Dummies.converters(),
                    SupportVectorMachines.converters(),
                    Discriminants.converters(),
                    KernelRidges.converters(),
                    NeighbourClassifiers.converters(),
                    NeighbourRegressors.converters(),
                    NearestCentroids.converters(),
                    LocalOutliers.converters(),
                    ComponentsAnalyses.converters(),
                    LabelPropagations.converters(),
                    Perceptrons.converters(),
                    ColumnTransformers.converters(),
                    FeatureUnions.converters(),
                    Scalers.converters(),
                    Normalizers.converters(),
                    QuantileTransformers.converters(),
                    PowerTransformers.converters(),
                    PolynomialExpansions.converters(),
                    Bins.converters(),
                    CalibratedClassifiers.converters(),
                    Chosen.converters(),
                    Clusters.converters(),
                    Envelopes.converters(),
                    FunctionTransformers.converters(),
                    Gaps.converters(),
                    GeneralisedLinearRegressors.converters(),
                    KernelApproximations.converters(),
                    KernelComponents.converters(),
                    LabelEncoders.converters(),
                    LinearDecompositions.converters(),
                    LinearRegressors.converters(),
                    Mixtures.converters(),
                    MulticlassClassifiers.converters(),
                    MultipleTargets.converters(),
                    NoNewRows.converters(),
                    OneHotEncoders.converters(),
                    OrdinalEncoders.converters(),
                    PartialLeastSquares.converters(),
                    Selectors.converters(),
                    UnivariateSelectors.converters(),
                    ModelSelectors.converters(),
                    Pipelines.converters(),
                    PrincipalComponents.converters(),
                    RandomProjections.converters(),
                    SimpleImputers.converters(),
                    Splines.converters(),
                    TargetEncoders.converters(),
                    Thresholds.converters(),
                    Wrappers.converters()));

    private final Map<String, Converter> byPath = new HashMap<>();

    private Converters(List<Map<String, Converter>> families) {
        for (Map<String, Converter> family : families) {
            family.forEach((path, converter) -> {
                if (byPath.put(path, converter) != null) {
                    throw new IllegalStateException("two converters of " + path);
                }
            });
        }
    }

    static Converters all() {
        return ALL;
    }

    /** Module and name of every class that can be converted. */
    Set<String> paths() {
        return byPath.keySet();
    }

    Converter of(Estimator estimator) {
        Converter converter = byPath.get(estimator.path());
        if (converter == null) {
            throw RefusedException.of("sklearn.unknown-estimator", "estimator", estimator.path());
        }
        return converter;
    }
}
