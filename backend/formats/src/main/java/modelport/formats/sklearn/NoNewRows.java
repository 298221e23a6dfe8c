package modelport.formats.sklearn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;

/** Estimators that only describe the rows that they were fitted on, and have no function of others. */
public final class NoNewRows {
    private static final List<String> PATHS = List.of(
            "sklearn.cluster._agglomerative.AgglomerativeClustering",
            "sklearn.cluster._bicluster.SpectralBiclustering",
            "sklearn.cluster._bicluster.SpectralCoclustering",
            "sklearn.cluster._dbscan.DBSCAN",
            "sklearn.cluster._hdbscan.hdbscan.HDBSCAN",
            "sklearn.cluster._optics.OPTICS",
            "sklearn.cluster._spectral.SpectralClustering",
            "sklearn.covariance._empirical_covariance.EmpiricalCovariance",
            "sklearn.covariance._graph_lasso.GraphicalLasso",
            "sklearn.covariance._graph_lasso.GraphicalLassoCV",
            "sklearn.covariance._robust_covariance.MinCovDet",
            "sklearn.covariance._shrunk_covariance.LedoitWolf",
            "sklearn.covariance._shrunk_covariance.OAS",
            "sklearn.covariance._shrunk_covariance.ShrunkCovariance",
            "sklearn.manifold._classical_mds.ClassicalMDS",
            "sklearn.manifold._mds.MDS",
            "sklearn.manifold._spectral_embedding.SpectralEmbedding",
            "sklearn.manifold._t_sne.TSNE",
            "sklearn.neighbors._unsupervised.NearestNeighbors");

    private NoNewRows() {}

    public static Map<String, Converter> converters() {
        return PATHS.stream().collect(Collectors.toMap(Function.identity(), _ -> (estimator, _, _) -> {
            throw refusal(estimator);
        }));
    }

    /** Refuses an estimator that has neither {@code predict} nor {@code transform}. */
    public static RefusedException refusal(Estimator estimator) {
        return RefusedException.of("sklearn.no-predict", "estimator", estimator.name());
    }

    static boolean contains(Estimator estimator) {
        return PATHS.contains(estimator.path());
    }
}
