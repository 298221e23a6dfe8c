package modelport.evaluation;

import modelport.contract.datasets.ColumnType;

/**
 * A column of a table and the place of a model's input that it fills.
 *
 * @param name of the column
 * @param input name of the input
 * @param index where it stands in a row of the input
 * @param width how many columns the input has
 * @param type of the column
 */
public record InputColumn(String name, String input, int index, int width, ColumnType type) {}
