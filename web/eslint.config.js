import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist', 'node_modules', 'test-results', 'src/kit/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  prettier,
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      // vue-tsc knows the names of the browser and of the compiler's macros better.
      'no-undef': 'off',
      // The cards, rows and lists here are elements of the page, not components for others.
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // A label that encloses its field is a label.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // The first field of a sign-in page or a dialog takes the focus: that is what it was opened for.
      'vuejs-accessibility/no-autofocus': 'off',
    },
  },
)
