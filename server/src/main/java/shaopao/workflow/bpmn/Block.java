package shaopao.workflow.bpmn;

import java.util.List;

/** What a chart is made of once its gateways are paired: blocks one after the other, some holding ways of blocks. */
sealed interface Block {

    Shape shape();

    record Step(Shape shape) implements Block {}

    /**
     * Ways that part at a gateway and meet again.
     *
     * @param kind how they part; that of the shape unless it is a task with several arrows
     */
    record Split(Shape shape, Shape.Kind kind, List<Way> ways) implements Block {
        public Split {
            ways = List.copyOf(ways);
        }
    }

    /** Everything is over here. */
    record Stop(Shape shape) implements Block {}

    record Way(Arrow arrow, List<Block> blocks) {
        public Way {
            blocks = List.copyOf(blocks);
        }
    }
}
