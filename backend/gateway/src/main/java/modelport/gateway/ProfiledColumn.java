package modelport.gateway;

import modelport.statistics.drift.Cells;

/**
 * A column whose values are counted.
 *
 * @param name its name
 * @param source where its values come from
 * @param cells what they fall into
 */
public record ProfiledColumn(String name, ProfileSource source, Cells cells) {}
