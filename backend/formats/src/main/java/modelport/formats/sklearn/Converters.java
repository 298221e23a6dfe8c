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
import modelport.formats.sklearn.compose.TransformedTargets;
import modelport.formats.sklearn.covariance.Envelopes;
import modelport.formats.sklearn.crossdecomposition.PartialLeastSquares;
import modelport.formats.sklearn.decomposition.KernelComponents;
import modelport.formats.sklearn.decomposition.LinearDecompositions;
import modelport.formats.sklearn.decomposition.NonNegativeFactors;
import modelport.formats.sklearn.decomposition.PrincipalComponents;
import modelport.formats.sklearn.decomposition.SparseCodes;
import modelport.formats.sklearn.decomposition.TopicModels;
import modelport.formats.sklearn.discriminant.Discriminants;
import modelport.formats.sklearn.dummy.Dummies;
import modelport.formats.sklearn.ensemble.AdaBoostClassifiers;
import modelport.formats.sklearn.ensemble.AdaBoostRegressors;
import modelport.formats.sklearn.ensemble.Baggings;
import modelport.formats.sklearn.ensemble.GradientBoosting;
import modelport.formats.sklearn.ensemble.HistGradientBoosting;
import modelport.formats.sklearn.ensemble.IsolationForests;
import modelport.formats.sklearn.ensemble.Stackings;
import modelport.formats.sklearn.ensemble.TreeEmbeddings;
import modelport.formats.sklearn.ensemble.Votings;
import modelport.formats.sklearn.featureextraction.DictVectorisers;
import modelport.formats.sklearn.featureextraction.TermWeights;
import modelport.formats.sklearn.featureextraction.TextVectorisers;
import modelport.formats.sklearn.featureselection.ModelSelectors;
import modelport.formats.sklearn.featureselection.Selectors;
import modelport.formats.sklearn.featureselection.UnivariateSelectors;
import modelport.formats.sklearn.gaussian.GaussianClassifiers;
import modelport.formats.sklearn.gaussian.GaussianRegressors;
import modelport.formats.sklearn.impute.Gaps;
import modelport.formats.sklearn.impute.IterativeImputers;
import modelport.formats.sklearn.impute.NeighbourImputers;
import modelport.formats.sklearn.impute.SimpleImputers;
import modelport.formats.sklearn.isotonic.Isotonics;
import modelport.formats.sklearn.linear.BayesianRegressors;
import modelport.formats.sklearn.linear.GeneralisedLinearRegressors;
import modelport.formats.sklearn.linear.GradientDescents;
import modelport.formats.sklearn.linear.LinearClassifiers;
import modelport.formats.sklearn.linear.LinearRegressors;
import modelport.formats.sklearn.linear.LogisticRegressions;
import modelport.formats.sklearn.manifold.Isomaps;
import modelport.formats.sklearn.manifold.LocalEmbeddings;
import modelport.formats.sklearn.metrics.KernelRidges;
import modelport.formats.sklearn.mixture.Mixtures;
import modelport.formats.sklearn.multiclass.MulticlassClassifiers;
import modelport.formats.sklearn.multioutput.MultipleTargets;
import modelport.formats.sklearn.neighbors.ComponentsAnalyses;
import modelport.formats.sklearn.neighbors.Densities;
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
import modelport.formats.sklearn.tree.DecisionTrees;
import modelport.formats.sklearn.tree.Forests;
import modelport.onnx.RefusedException;

/** The converters by the exact names of the classes that they know, in all releases of scikit-learn. */
final class Converters {
    private static final Converters ALL = new Converters(List.of(
            AdaBoostClassifiers.converters(),
            AdaBoostRegressors.converters(),
            Baggings.converters(),
            BayesianRegressors.converters(),
            Bins.converters(),
            CalibratedClassifiers.converters(),
            Chosen.converters(),
            Clusters.converters(),
            ColumnTransformers.converters(),
            ComponentsAnalyses.converters(),
            DecisionTrees.converters(),
            Densities.converters(),
            DictVectorisers.converters(),
            Discriminants.converters(),
            Dummies.converters(),
            Envelopes.converters(),
            FeatureUnions.converters(),
            Forests.converters(),
            FunctionTransformers.converters(),
            Gaps.converters(),
            GaussianClassifiers.converters(),
            GaussianRegressors.converters(),
            GeneralisedLinearRegressors.converters(),
            GradientBoosting.converters(),
            GradientDescents.converters(),
            HistGradientBoosting.converters(),
            IsolationForests.converters(),
            Isomaps.converters(),
            Isotonics.converters(),
            IterativeImputers.converters(),
            KernelApproximations.converters(),
            KernelComponents.converters(),
            KernelRidges.converters(),
            LabelEncoders.converters(),
            LabelPropagations.converters(),
            LinearClassifiers.converters(),
            LinearDecompositions.converters(),
            LinearRegressors.converters(),
            LocalEmbeddings.converters(),
            LocalOutliers.converters(),
            LogisticRegressions.converters(),
            Mixtures.converters(),
            ModelSelectors.converters(),
            MulticlassClassifiers.converters(),
            MultipleTargets.converters(),
            NaiveBayes.converters(),
            NearestCentroids.converters(),
            NeighbourClassifiers.converters(),
            NeighbourImputers.converters(),
            NeighbourRegressors.converters(),
            NoNewRows.converters(),
            NonNegativeFactors.converters(),
            Normalizers.converters(),
            OneHotEncoders.converters(),
            OrdinalEncoders.converters(),
            PartialLeastSquares.converters(),
            Perceptrons.converters(),
            Pipelines.converters(),
            PolynomialExpansions.converters(),
            PowerTransformers.converters(),
            PrincipalComponents.converters(),
            QuantileTransformers.converters(),
            RandomProjections.converters(),
            Scalers.converters(),
            Selectors.converters(),
            SimpleImputers.converters(),
            SparseCodes.converters(),
            Splines.converters(),
            Stackings.converters(),
            SupportVectorMachines.converters(),
            TargetEncoders.converters(),
            TermWeights.converters(),
            TextVectorisers.converters(),
            Thresholds.converters(),
            TopicModels.converters(),
            TransformedTargets.converters(),
            TreeEmbeddings.converters(),
            UnivariateSelectors.converters(),
            Votings.converters(),
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
