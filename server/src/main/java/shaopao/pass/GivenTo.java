package shaopao.pass;

import java.util.List;

/** What came of giving to many: numbers that nobody has are told. */
record GivenTo(int given, List<String> unknown) {}
