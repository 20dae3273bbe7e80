package nl.telmee.db;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The statements that stand in the sources of the stores, with the constants they are made of. */
final class Statements {
  /**
   * A statement.
   *
   * @param where class and constant, as {@code BatchStore.STORE}
   * @param sql in lower case, with single blanks
   */
  record Statement(String where, String sql) {}

  private Statements() {}

  static List<Statement> ofStores() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return of(files.filter(file -> file.toString().endsWith("Store.java")).toList());
    }
  }

  static List<Statement> of(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<Statement> all = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        all.addAll(of(unit));
      }
      return all;
    }
  }

  private static List<Statement> of(CompilationUnitTree unit) {
    Map<String, ExpressionTree> constants = new HashMap<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        if (variable.getInitializer() != null) {
          constants.put(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, null);
      }
    }.scan(unit, null);
    String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    List<Statement> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, String>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, String name) {
        return super.visitVariable(variable, variable.getName().toString());
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree binary, String name) {
        add(binary, name);
        return null;
      }

      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, String name) {
        add(literal, name);
        return null;
      }

      private void add(Tree tree, String name) {
        String sql = text(tree, constants).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        if (sql.matches("(with|select|insert|update|delete|merge|lock|copy|truncate)\\b.+")) {
          found.add(new Statement(file.replace(".java", "") + "." + name, sql));
        }
      }
    }.scan(unit, "-");
    return found;
  }

  private static String text(@Nullable Tree tree, Map<String, ExpressionTree> constants) {
    return switch (tree) {
      case BinaryTree sum ->
          text(sum.getLeftOperand(), constants) + text(sum.getRightOperand(), constants);
      case LiteralTree literal -> literal.getValue() instanceof String value ? value : " ";
      case IdentifierTree name -> text(constants.get(name.getName().toString()), constants);
      case MethodInvocationTree call -> text(call.getMethodSelect(), constants);
      case com.sun.source.tree.MemberSelectTree member -> text(member.getExpression(), constants);
      case com.sun.source.tree.ParenthesizedTree inner -> text(inner.getExpression(), constants);
      case null, default -> " ";
    };
  }
}
