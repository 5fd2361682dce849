import type { ReactNode } from "react";
import { EXPERTISE, FREQUENCY, INTERFACE_KINDS, PRIORITIES, QUALITIES } from "../model/choices.ts";
import type { StepId } from "../model/steps.ts";
import { ChoiceAnswer, LongAnswer, StatementAnswer, TextAnswer } from "./answer-fields.tsx";
import { RowList } from "./row-list.tsx";

interface StepProps {
  readOnly: boolean;
}

const PAIR = "grid gap-3 md:grid-cols-2";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:mt-10">
      <h3 className="mb-3 text-base font-strong tracking-tight">{title}</h3>
      {children}
    </section>
  );
}

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

function FeaturesStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="features"
      label="Features"
      noun="feature"
      max={200}
      readOnly={readOnly}
      teach="What the product does for its users. Each feature becomes numbered requirements, so say what exactly happens, and under which conditions."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_170px]">
            <TextAnswer
              name={`features.${index}.name`}
              label="Feature"
              maxLength={200}
              readOnly={readOnly}
            />
            <ChoiceAnswer
              name={`features.${index}.priority`}
              label="Priority"
              options={PRIORITIES}
              readOnly={readOnly}
            />
          </div>
          <LongAnswer
            name={`features.${index}.description`}
            label="What happens"
            placeholder="One sentence for each step or condition"
            rows={3}
            maxLength={4000}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

function LimitsStep({ readOnly }: StepProps) {
  return (
    <>
      <Part title="Constraints">
        <RowList
          name="constraints"
          compact
          label="Constraints"
          noun="constraint"
          max={100}
          readOnly={readOnly}
          teach="Limits you cannot change: law, contracts, technology, budget, dates."
        >
          {(index) => (
            <StatementAnswer
              hideLabel
              name={`constraints.${index}.text`}
              label="Constraint"
              maxLength={1000}
              readOnly={readOnly}
            />
          )}
        </RowList>
      </Part>
      <Part title="Assumptions">
        <RowList
          name="assumptions"
          compact
          label="Assumptions"
          noun="assumption"
          max={100}
          readOnly={readOnly}
          teach="What you take for granted, and what would change the plan if it turned out wrong."
        >
          {(index) => (
            <StatementAnswer
              hideLabel
              name={`assumptions.${index}.text`}
              label="Assumption"
              maxLength={1000}
              readOnly={readOnly}
            />
          )}
        </RowList>
      </Part>
    </>
  );
}

function InterfacesStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="externalInterfaces"
      label="Interfaces"
      noun="interface"
      max={100}
      readOnly={readOnly}
      teach="Everything the product talks to. Say which data passes, in which format and over which protocol."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_170px]">
            <TextAnswer
              name={`externalInterfaces.${index}.name`}
              label="Interface"
              maxLength={200}
              readOnly={readOnly}
            />
            <ChoiceAnswer
              name={`externalInterfaces.${index}.kind`}
              label="Kind"
              options={INTERFACE_KINDS}
              readOnly={readOnly}
            />
          </div>
          <LongAnswer
            name={`externalInterfaces.${index}.description`}
            label="What passes"
            maxLength={2000}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

function QualityStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="qualityAttributes"
      label="Quality"
      noun="quality"
      max={100}
      readOnly={readOnly}
      teach="How well it must do what it does. A target with a number can be tested; “fast” cannot."
    >
      {(index) => (
        <>
          <div className="grid gap-3 md:grid-cols-[190px_minmax(0,1fr)]">
            <ChoiceAnswer
              name={`qualityAttributes.${index}.attribute`}
              label="Attribute"
              options={QUALITIES}
              readOnly={readOnly}
            />
            <StatementAnswer
              name={`qualityAttributes.${index}.requirement`}
              label="Requirement"
              maxLength={1000}
              readOnly={readOnly}
            />
          </div>
          <StatementAnswer
            name={`qualityAttributes.${index}.target`}
            label="Target"
            placeholder="95 % of searches under 500 ms with 200 readers at once"
            maxLength={300}
            readOnly={readOnly}
          />
        </>
      )}
    </RowList>
  );
}

function GlossaryStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="glossary"
      label="Terms"
      noun="term"
      max={300}
      readOnly={readOnly}
      teach="Words that mean something special in this project, so that everybody reads the same."
    >
      {(index) => (
        <div className="grid gap-3 md:grid-cols-[190px_minmax(0,1fr)]">
          <TextAnswer
            name={`glossary.${index}.term`}
            label="Term"
            maxLength={200}
            readOnly={readOnly}
          />
          <StatementAnswer
            name={`glossary.${index}.definition`}
            label="Meaning"
            maxLength={2000}
            readOnly={readOnly}
          />
        </div>
      )}
    </RowList>
  );
}

function OutOfScopeStep({ readOnly }: StepProps) {
  return (
    <RowList
      name="outOfScope"
      compact
      label="Out of scope"
      noun="exclusion"
      max={100}
      readOnly={readOnly}
      teach="What somebody might expect and will not get. It saves the longest discussions."
    >
      {(index) => (
        <StatementAnswer
          hideLabel
          name={`outOfScope.${index}.text`}
          label="Not part of it"
          maxLength={1000}
          readOnly={readOnly}
        />
      )}
    </RowList>
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
