package modelport.formats.boosting;

/** How a library reads the number of a category out of a column. */
enum CategoryRule {
    /** Whatever is below zero is in no set; fractions are cut off. */
    XGBOOST,
    /** Fractions are cut off first, so that what lies between -1 and 0 is category 0. */
    LIGHTGBM
}
