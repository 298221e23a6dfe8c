package modelport.formats.boosting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The sets of categories of one tree, which XGBoost writes as one list and where in it each node's part lies. */
final class XgboostCategories {
    /** Numbers from here on are no categories: a float cannot count them one by one. */
    static final int MAX_CATEGORY = 1 << 24;

    private XgboostCategories() {}

    /** The sets in rising order, by the nodes that have one. */
    static Map<Integer, int[]> sets(XgboostTreeFields fields, int nodes) {
        int[] all = fields.optional("categories");
        int[] owners = fields.optional("categories_nodes");
        int[] begins = fields.optional("categories_segments");
        int[] sizes = fields.optional("categories_sizes");
        Flaws.requireLength("categories_segments", begins.length, owners.length);
        Flaws.requireLength("categories_sizes", sizes.length, owners.length);
        int types = fields.optional("split_type").length;
        Flaws.requireLength("split_type", types, types == 0 ? 0 : nodes);
        long listed = 0;
        Map<Integer, int[]> sets = new HashMap<>();
        for (int i = 0; i < owners.length; i++) {
            Flaws.requireIndex("categories_nodes", owners[i], nodes);
            Flaws.requireIndex("categories_segments", begins[i], all.length);
            Flaws.requireIndex("categories_sizes", sizes[i] - 1L, all.length - begins[i]);
            listed += sizes[i];
            // Nodes that share parts of the list would take more room than the file.
            Flaws.requireIndex("categories_sizes", listed - 1, all.length);
            sets.put(owners[i], set(Arrays.copyOfRange(all, begins[i], begins[i] + sizes[i])));
        }
        return sets;
    }

    private static int[] set(int[] categories) {
        for (int category : categories) {
            Flaws.requireIndex("categories", category, MAX_CATEGORY);
        }
        return Arrays.stream(categories).sorted().distinct().toArray();
    }
}
