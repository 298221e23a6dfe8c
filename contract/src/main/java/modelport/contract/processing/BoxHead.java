package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a detector's outputs are arranged. */
@Schema(description = "How a detector's outputs are arranged")
public enum BoxHead {
    /** [1, boxes, 5 + labels]: centre, size, whether there is something, and what. */
    YOLO_V5,
    /** [1, 4 + labels, boxes]: centre, size, and what. */
    YOLO_V8,
    /** logits [1, boxes, labels + 1] and boxes [1, boxes, 4] as centre and size from 0 to 1. */
    DETR
}
