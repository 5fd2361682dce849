import { EXPERTISE, FREQUENCY } from "../model/choices.ts";
import type { StepId } from "../model/steps.ts";
import { ChoiceAnswer, LongAnswer, StatementAnswer, TextAnswer } from "./answer-fields.tsx";
import { RowList } from "./row-list.tsx";
import {
  FeaturesStep,
  GlossaryStep,
  InterfacesStep,
  LimitsStep,
  OutOfScopeStep,
  QualityStep,
} from "./scope-steps.tsx";
import { Part, type StepProps } from "./step-part.tsx";

const PAIR = "grid gap-3 md:grid-cols-2";

function ProductStep({ readOnly }: StepProps) {
  return (
    <div className="grid gap-5">
      <TextAnswer name="product.name" label="Name" maxLength={200} readOnly={readOnly} />
      <StatementAnswer
        name="product.oneLiner"
        label="In one sentence"
        hint="What it does, for whom. For example: Lends archive material to readers without a paper slip."
        maxLength={300}
        readOnly={readOnly}
      />
      <LongAnswer
        name="product.problem"
        label="The problem"
        hint="What goes wrong today, how often, and who pays for it."
        rows={4}
        maxLength={5000}
        readOnly={readOnly}
      />
      <LongAnswer
        name="product.vision"
        label="The vision"
        hint="What is different once the product exists."
        rows={3}
        maxLength={5000}
        readOnly={readOnly}
      />
    </div>
  );
}

function GoalsStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="goals"
      label="Goals"
      noun="goal"
      max={50}
      readOnly={readOnly}
      teach="A goal says what shall be different, and a measure says how you will know. “Readers get boxes sooner: from 3 days to 4 hours.”"
    >
      {(index) => (
        <>
          <StatementAnswer
            name={`goals.${index}.statement`}
            label="Goal"
            maxLength={500}
            readOnly={readOnly}
          />
          <StatementAnswer
            name={`goals.${index}.measure`}
            label="Measured by"
            placeholder="A number, from where to where, until when"
            maxLength={500}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

function PeopleStep({ readOnly }: StepProps) {
  return (
    <>
      <Part title="Stakeholders">
        <RowList
          name="stakeholders"
          label="Stakeholders"
          noun="stakeholder"
          max={100}
          readOnly={readOnly}
          teach="People who decide, pay, approve or are affected, also when they never use it."
        >
          {(index) => (
            <>
              <div className={PAIR}>
                <TextAnswer
                  name={`stakeholders.${index}.name`}
                  label="Who"
                  maxLength={200}
                  readOnly={readOnly}
                />
                <TextAnswer
                  name={`stakeholders.${index}.role`}
                  label="Role"
                  placeholder="Sponsor, approver, operator"
                  maxLength={200}
                  readOnly={readOnly}
                />
              </div>
              <StatementAnswer
                name={`stakeholders.${index}.interest`}
                label="Interest"
                maxLength={1000}
                readOnly={readOnly}
              />
            </>
          )}
        </RowList>
      </Part>
      <Part title="User classes">
        <RowList
          name="userClasses"
          label="User classes"
          noun="user class"
          max={50}
          readOnly={readOnly}
          teach="Groups of people who use it in the same way: what they come for, how often, and how practised they are."
        >
          {(index) => (
            <>
              <TextAnswer
                name={`userClasses.${index}.name`}
                label="Users"
                maxLength={200}
                readOnly={readOnly}
              />
              <LongAnswer
                name={`userClasses.${index}.description`}
                label="What they do with it"
                maxLength={2000}
                readOnly={readOnly}
              />
              <div className={PAIR}>
                <ChoiceAnswer
                  name={`userClasses.${index}.expertise`}
                  label="Expertise"
                  options={EXPERTISE}
                  readOnly={readOnly}
                />
                <ChoiceAnswer
                  name={`userClasses.${index}.frequency`}
                  label="How often"
                  options={FREQUENCY}
                  readOnly={readOnly}
                />
              </div>
            </>
          )}
        </RowList>
      </Part>
    </>
  );
}

/** The questions of each step. */
export const STEP_FORMS: Record<
  Exclude<StepId, "review">,
  (props: StepProps) => React.JSX.Element
> = {
  product: ProductStep,
  goals: GoalsStep,
  people: PeopleStep,
  features: FeaturesStep,
  limits: LimitsStep,
  interfaces: InterfacesStep,
  quality: QualityStep,
  glossary: GlossaryStep,
  "out-of-scope": OutOfScopeStep,
};
