package shaopao.rules;

/** Where, from 1, and why a rule may not be saved. */
public record RuleFlaw(int line, int column, Compilation.Reason reason, String message) {}
